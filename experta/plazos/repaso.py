"""Years later: a ledger is counted again, line by line, with the calendars it was written with.

Of each line the day, the time used and the time left are compared, and at the end the due date.
Sentences and articles are not: a town may word its marco legal better and nothing was miscounted.
"""

from collections.abc import Sequence
from dataclasses import replace

from experta.plazos import hechos
from experta.plazos.models import Plazo, Renglon
from experta.plazos.redaccion import momento_largo
from experta.plazos.rules import Hecho, calcular, renglon
from experta.plazos.tipos import Momento, Solicitud, Tipo, dia_de
from experta.plazos.tipos import Renglon as Linea


def comprobar_libro(plazo: Plazo) -> list[str]:
    """Return in what a ledger differs from what its own facts and calendars give; [] if nothing.

    The differences are Spanish sentences. One query for the lines, whatever their number.
    """
    renglones = list(plazo.renglones.select_related("calendario").order_by("orden"))
    diferencias: list[str] = []
    for cuantos, escrito in enumerate(renglones, 1):
        solicitud = _sabida(plazo, renglones[:cuantos])
        contado = renglon(solicitud, Hecho(Tipo(escrito.tipo), _momento(plazo, solicitud, escrito)))
        diferencias += _diferencia(escrito, contado)
    return diferencias + _fechas(plazo, renglones)


def _sabida(plazo: Plazo, renglones: Sequence[Renglon]) -> Solicitud:
    """Return what was asked, as far as those lines tell, with the calendar of the last one."""
    solicitud = replace(
        hechos.solicitud_de(plazo, renglones), calendario=renglones[-1].calendario.calendario
    )
    if any(escrito.tipo == Tipo.PRORROGA for escrito in renglones):
        return solicitud
    return replace(solicitud, prorroga=0, prorroga_fecha=None)


def _momento(plazo: Plazo, solicitud: Solicitud, escrito: Renglon) -> Momento:
    """Return when the fact of a line takes effect, counted from the fact itself."""
    momento = hechos.en_su_unidad(plazo, escrito.at)
    if escrito.tipo == Tipo.REANUDACION:
        return solicitud.calendario.siguiente_habil(dia_de(momento))
    if escrito.tipo in (Tipo.PRORROGA, Tipo.RECALCULO):
        return dia_de(momento)
    computo = calcular(solicitud)
    contados: dict[str, Momento | None] = {
        Tipo.PRESENTACION: solicitud.presentado,
        Tipo.REPOSICION: solicitud.presentado,
        Tipo.INICIO: computo.inicio,
        Tipo.VENCIMIENTO: computo.vence,
    }
    return contados.get(escrito.tipo) or momento


def _diferencia(escrito: Renglon, contado: Linea) -> list[str]:
    leido = (escrito.fecha, escrito.dias_usados, escrito.dias_restantes)
    debido = (contado.fecha, contado.dias_usados, contado.dias_restantes)
    if leido == debido:
        return []
    return [f"Renglón {escrito.orden}: dice {_decir(*leido)}; se cuenta {_decir(*debido)}."]


def _decir(fecha: Momento, usados: int, restantes: int) -> str:
    return f"{momento_largo(fecha)}, {usados} usados y {restantes} restantes"


def _fechas(plazo: Plazo, renglones: Sequence[Renglon]) -> list[str]:
    """Compare the dates of the row with what all its lines give under its calendar."""
    debidas = hechos.fechar(plazo, calcular(hechos.solicitud_de(plazo, renglones)))
    return [
        f"El plazo guarda {getattr(plazo, campo)} en «{campo}»; se cuenta {debida}."
        for campo, debida in debidas.items()
        if getattr(plazo, campo) != debida
    ]
