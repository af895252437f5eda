"""From rows to rules and back: the facts of a plazo as a request, and its answer as rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from experta.bitacora.services import anotar as anotar_hoja
from experta.plazos.calendario import UN_DIA
from experta.plazos.models import Estado, Plazo, Renglon, Vencimiento
from experta.plazos.tipos import (
    ACargo,
    Computo,
    Horario,
    Momento,
    Motivo,
    Solicitud,
    Suspension,
    Tipo,
    Unidad,
    Ventana,
    dia_de,
)
from experta.plazos.tipos import Renglon as Linea

# What the leaf of a line of the ledger says that was done.
ACTO: Final = "asentar"


def en_su_unidad(plazo: Plazo, momento: datetime) -> Momento:
    """Return an aware moment as the plazo counts it: local datetime for hours, else local date."""
    local = momento.astimezone(ZoneInfo(plazo.zona))
    return local if plazo.unidad == Unidad.HORAS_HABILES else local.date()


def solicitud_de(plazo: Plazo, renglones: Iterable[Renglon] | None = None) -> Solicitud:
    """Return what was asked, read back from the row, its ledger and its calendar version.

    `renglones` are the lines to believe, by default all of its ledger.
    """
    if renglones is None:
        renglones = plazo.renglones.all() if plazo.pk else ()
    zona = ZoneInfo(plazo.zona)
    ampliado = plazo.prorroga_at
    return Solicitud(
        presentado=plazo.presentado_at.astimezone(zona),
        unidad=Unidad(plazo.unidad),
        cantidad=plazo.cantidad,
        calendario=plazo.calendario.calendario,
        regla=plazo.regla,
        suspensiones=_suspensiones(plazo, renglones),
        prorroga=plazo.prorroga,
        prorroga_fecha=ampliado.astimezone(zona).date() if ampliado else None,
        horario=Horario.desde_json(plazo.horario),
        a_cargo=ACargo(plazo.a_cargo),
        ventana=Ventana(plazo.ventana),
    )


def _suspensiones(plazo: Plazo, renglones: Iterable[Renglon]) -> tuple[Suspension, ...]:
    """Pair each suspension of the ledger with the resumption after it, if there is one."""
    motivos = {motivo.tipo.value: motivo for motivo in Motivo}
    pausas: list[Suspension] = []
    for renglon in renglones:
        momento = en_su_unidad(plazo, renglon.at)
        if renglon.tipo in motivos:
            pausas.append(Suspension(momento, motivo=motivos[renglon.tipo], regla=renglon.regla))
        elif renglon.tipo == Tipo.REANUDACION:
            pausas[-1] = replace(pausas[-1], hasta=dia_de(momento))
    return tuple(pausas)


def primer_instante(plazo: Plazo, momento: Momento) -> datetime:
    """Return the moment itself, or the first one of that day in the zone of the plazo."""
    if isinstance(momento, datetime):
        return momento
    return datetime.combine(momento, time.min, ZoneInfo(plazo.zona))


def primer_instante_tarde(plazo: Plazo, momento: Momento) -> datetime:
    """Return the first moment that is late: the minute itself, or the midnight after that day."""
    if isinstance(momento, datetime):
        return momento
    return primer_instante(plazo, momento + UN_DIA)


def fechar(plazo: Plazo, computo: Computo) -> dict[str, object]:
    """Return the columns that a count gives; the due ones are empty while it is suspended."""
    vence, limite = computo.vence, computo.limite_prevencion
    return {
        "inicio_at": primer_instante(plazo, computo.inicio),
        "limite_prevencion": dia_de(limite),
        "limite_prevencion_at": primer_instante_tarde(plazo, limite),
        "vence_fecha": dia_de(vence) if vence else None,
        "vence_at": primer_instante_tarde(plazo, vence) if vence else None,
    }


def programar(plazo: Plazo, computo: Computo) -> None:
    """Write the moments that the sweep will look for; one already attended stays as it is."""
    cuando = {
        str(escalon): primer_instante_tarde(plazo, momento)
        for escalon, momento in computo.escalones.items()
    }
    if computo.vence:
        cuando[plazo.clave] = primer_instante_tarde(plazo, computo.vence)
    filas = list(plazo.vencimientos.all())
    nuevos = cuando.keys() - {fila.tipo for fila in filas}
    Vencimiento.objects.bulk_create(
        Vencimiento(plazo=plazo, tipo=tipo, vence_at=cuando[tipo]) for tipo in sorted(nuevos)
    )
    for fila in filas:
        if fila.vence_at != cuando.get(fila.tipo):
            pendiente = Vencimiento.objects.filter(pk=fila.pk, atendido_at=None)
            pendiente.update(vence_at=cuando.get(fila.tipo))


def desprogramar(plazo: Plazo) -> None:
    """Leave nothing for the sweep to find."""
    plazo.vencimientos.filter(atendido_at=None).update(vence_at=None)


def fila(plazo: Plazo, linea: Linea, at: datetime, quien: str, orden: int) -> Renglon:
    """Return a line of the rules as an unsaved row."""
    return Renglon(
        plazo=plazo,
        orden=orden,
        tipo=linea.tipo,
        fecha=linea.fecha,
        at=at,
        texto=linea.texto,
        regla=linea.regla,
        articulo=linea.articulo,
        dias_usados=linea.dias_usados,
        dias_restantes=linea.dias_restantes,
        quien_lo_tiene=quien,
        calendario_id=plazo.calendario_id,
    )


def anotar(plazo: Plazo, linea: Linea, at: datetime, quien: str = "") -> None:
    """Append a line with its leaf; without `quien` the matter stays with whom it was."""
    ultima = plazo.renglones.order_by("orden").last()
    orden = ultima.orden + 1 if ultima else 1
    quien = quien or (ultima.quien_lo_tiene if ultima else "")
    renglon = fila(plazo, linea, at, quien, orden)
    renglon.hoja = anotar_hoja(
        asunto=plazo.asunto,
        acto=ACTO,
        estado="",
        actor="sistema",
        cambio=renglon.sellado(),
        comprobable=True,
    ).numero
    renglon.save()


def cambiar(plazo: Plazo, de: tuple[Estado, ...], **cambios: object) -> bool:
    """Change the row if it is still as it was read; False when somebody was quicker."""
    igual = Plazo.objects.filter(
        pk=plazo.pk,
        estado__in=de,
        vence_at=plazo.vence_at,
        prorroga=plazo.prorroga,
        calendario=plazo.calendario_id,
    )
    if not igual.update(**cambios):
        return False
    plazo.refresh_from_db()
    return True
