"""From rows to rules and back: the facts of a plazo as a request, and its answer as rows."""

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from experta.plazos.calendario import UN_DIA
from experta.plazos.models import MITAD, Estado, Plazo, Renglon, Vencimiento
from experta.plazos.tipos import (
    Computo,
    Horario,
    Momento,
    Solicitud,
    Suspension,
    Tipo,
    Unidad,
    dia_de,
)
from experta.plazos.tipos import Renglon as Linea


def en_su_unidad(plazo: Plazo, momento: datetime) -> Momento:
    """Return an aware moment as the plazo counts it: local datetime for hours, else local date."""
    local = momento.astimezone(ZoneInfo(plazo.zona))
    return local if plazo.unidad == Unidad.HORAS_HABILES else local.date()


def solicitud_de(plazo: Plazo) -> Solicitud:
    """Return what was asked, read back from the row, its ledger and its calendar version."""
    zona = ZoneInfo(plazo.zona)
    ampliado = plazo.prorroga_at
    return Solicitud(
        presentado=plazo.presentado_at.astimezone(zona),
        unidad=Unidad(plazo.unidad),
        cantidad=plazo.cantidad,
        calendario=plazo.calendario.calendario,
        regla=plazo.regla,
        suspensiones=_suspensiones(plazo, plazo.renglones.all() if plazo.pk else ()),
        prorroga=plazo.prorroga,
        prorroga_fecha=ampliado.astimezone(zona).date() if ampliado else None,
        horario=Horario.desde_json(plazo.horario),
    )


def _suspensiones(plazo: Plazo, renglones: Iterable[Renglon]) -> tuple[Suspension, ...]:
    """Pair each suspension of the ledger with the resumption after it, if there is one."""
    pausas: list[Suspension] = []
    for renglon in renglones:
        if renglon.tipo == Tipo.SUSPENSION:
            pausas.append(Suspension(en_su_unidad(plazo, renglon.at)))
        elif renglon.tipo == Tipo.REANUDACION:
            hasta = dia_de(en_su_unidad(plazo, renglon.at))
            pausas[-1] = Suspension(pausas[-1].desde, hasta)
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
    for tipo, momento in ((plazo.clave, computo.vence), (MITAD, computo.mitad)):
        cuando = primer_instante_tarde(plazo, momento) if momento and computo.vence else None
        fila, nueva = Vencimiento.objects.get_or_create(
            plazo=plazo, tipo=tipo, defaults={"vence_at": cuando}
        )
        if not nueva:
            Vencimiento.objects.filter(pk=fila.pk, atendido_at=None).update(vence_at=cuando)


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
    )


def anotar(plazo: Plazo, linea: Linea, at: datetime, quien: str = "") -> None:
    """Append a line; without `quien` the matter stays with whom it was."""
    ultima = plazo.renglones.order_by("orden").last()
    orden = ultima.orden + 1 if ultima else 1
    quien = quien or (ultima.quien_lo_tiene if ultima else "")
    fila(plazo, linea, at, quien, orden).save()


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
