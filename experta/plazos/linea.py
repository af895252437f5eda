"""The clock on the command line: text in, plain data out; needs no database."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from experta.comun.municipio import municipio_actual
from experta.comun.reloj import zona
from experta.plazos.calendario import Calendario, PlazoInvalido, leer_calendario
from experta.plazos.rules import calcular
from experta.plazos.tipos import (
    ACargo,
    Computo,
    Horario,
    Momento,
    Solicitud,
    Suspension,
    Unidad,
    dia_de,
)


def responder(
    *,
    inicio: str,
    suspensiones: Iterable[tuple[str, str]] = (),
    prorroga: int = 0,
    calendario: Path | Calendario | None = None,
    horario: Horario | None = None,
    regla: str = "computo-dias-habiles",
    de_persona: bool = False,
    **duracion: int | None,
) -> dict[str, Any]:
    """Return due date, limit to prevent and ledger of a plazo, all as ISO text and numbers.

    `duracion` is one of `dias` (hábiles), `horas` (hábiles), `meses`, `naturales`. `inicio` and
    the suspensions are ISO dates or datetimes, local unless they carry an offset; an empty end is
    an open suspension, which leaves `vence` null. Hours add `vence_hora` and
    `limite_prevencion_hora`. `calendario` is one already read or a folder of yearly files, the
    town's by default. `de_persona`: the plazo is the person's, whom an outage excuses.

    Raises:
        PlazoInvalido: a value makes no sense; the message is a Spanish sentence.
    """
    unidad, cantidad = _unidad(duracion)
    solicitud = Solicitud(
        presentado=_instante(inicio),
        unidad=unidad,
        cantidad=cantidad,
        calendario=_calendario(calendario),
        suspensiones=tuple(_suspension(*par) for par in suspensiones),
        regla=regla,
        prorroga=prorroga,
        horario=horario or Horario(),
        a_cargo=ACargo.PERSONA if de_persona else ACargo.AUTORIDAD,
    )
    try:
        return _plano(unidad, calcular(solicitud))
    except OverflowError as error:
        raise PlazoInvalido("El plazo llega a fechas que ningún calendario tiene.") from error


def _calendario(calendario: Path | Calendario | None) -> Calendario:
    if isinstance(calendario, Calendario):
        return calendario
    return leer_calendario(calendario or municipio_actual().carpeta / "calendario")


def _plano(unidad: Unidad, computo: Computo) -> dict[str, Any]:
    respuesta: dict[str, Any] = {
        "vence": dia_de(computo.vence).isoformat() if computo.vence else None,
        "limite_prevencion": dia_de(computo.limite_prevencion).isoformat(),
    }
    if unidad == Unidad.HORAS_HABILES:
        respuesta["vence_hora"] = computo.vence.isoformat() if computo.vence else None
        respuesta["limite_prevencion_hora"] = computo.limite_prevencion.isoformat()
    respuesta["renglones"] = [
        asdict(renglon) | {"fecha": renglon.fecha.isoformat(), "tipo": renglon.tipo.value}
        for renglon in computo.renglones
    ]
    return respuesta


def _unidad(duracion: dict[str, int | None]) -> tuple[Unidad, int]:
    unidades = {
        "dias": Unidad.DIAS_HABILES,
        "horas": Unidad.HORAS_HABILES,
        "meses": Unidad.MESES,
        "naturales": Unidad.DIAS_NATURALES,
    }
    dadas = [(unidades[clave], valor) for clave, valor in duracion.items() if valor is not None]
    if len(dadas) != 1:
        raise PlazoInvalido("Di cuánto dura el plazo en una sola unidad: días, horas o meses.")
    return dadas[0]


def _suspension(desde: str, hasta: str) -> Suspension:
    return Suspension(_momento(desde), dia_de(_momento(hasta)) if hasta else None)


def _instante(texto: str) -> datetime:
    momento = _momento(texto)
    return momento if isinstance(momento, datetime) else datetime.combine(momento, time.min)


def _momento(texto: str) -> Momento:
    """Return a date, or a datetime as wall time of the town without offset."""
    try:
        if len(texto) <= 10:
            return date.fromisoformat(texto)
        momento = datetime.fromisoformat(texto)
        return momento.astimezone(zona()).replace(tzinfo=None) if momento.tzinfo else momento
    except (ValueError, OverflowError) as error:
        raise PlazoInvalido(f"«{texto}» no es una fecha; escribe AAAA-MM-DD.") from error
