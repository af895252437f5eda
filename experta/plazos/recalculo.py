"""A new version of the calendar: the plazos that it touches are counted again, and say so."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from experta.comun import reloj
from experta.plazos import hechos
from experta.plazos.calendario import Calendario
from experta.plazos.models import Estado, Plazo, Vencimiento, VersionCalendario
from experta.plazos.redaccion import caidas_cambiadas, momento_largo, novedades
from experta.plazos.rules import Hecho, calcular, renglon, usados_y_restantes
from experta.plazos.tipos import ACargo, Computo, Escalon, Solicitud, Tipo, dia_de
from experta.plazos.versiones import calendario_vigente

# No run of días inhábiles is longer: what expired before can no longer end in the future.
_SE_EXCUSA = timedelta(days=31)


@dataclass(frozen=True)
class Cambio:
    """A plazo that a new calendar touched; `antes` and `despues` are empty while it is suspended.

    `motivo` is a sentence with each day and its source. `reabierto`: it had expired, and runs
    again because its last day turned out not to count.
    """

    asunto: UUID
    clave: str
    antes: date | None
    despues: date | None
    motivo: str
    reabierto: bool = False


def por_recalcular(at: datetime | None = None) -> list[UUID]:
    """Return the matters with a plazo to be counted again, each once, in the order of the plazos.

    Costs as much as there are open plazos of older calendars, however many have ended.
    """
    revisar = _por_revisar(calendario_vigente(), at or reloj.ahora())
    return list(dict.fromkeys(plazo.asunto for plazo in revisar))


@transaction.atomic
def recalcular(asunto: UUID, at: datetime) -> list[Cambio]:
    """Count again the plazos of one matter with the calendar in force; return what changed.

    A day declared inhábil while a plazo runs moves its end; the ledger says from when to when and
    by which source. A plazo that the new calendar does not touch takes the version without a
    line. Repeating it changes nothing.
    """
    version = calendario_vigente()
    cambios = [_recalcular(plazo, version, at) for plazo in _por_revisar(version, at, asunto)]
    return [cambio for cambio in cambios if cambio]


def recalcular_abiertos(at: datetime) -> list[Cambio]:
    """Do the same with every matter, each one in a transaction of its own."""
    return [cambio for asunto in por_recalcular(at) for cambio in recalcular(asunto, at)]


@transaction.atomic
def retirar_vencimiento(*, asunto: UUID, clave: str, desde: datetime, at: datetime) -> bool:
    """Take back the end of a plazo that already stood still then, which was known only later.

    It runs again, to be suspended from that moment, and its ledger says so. False if it has not
    expired, or did before.
    """
    suyos = Plazo.objects.filter(asunto=asunto, clave=clave)
    plazo = suyos.filter(estado=Estado.VENCIDO, vence_at__gt=desde).order_by("pk").last()
    if plazo is None or suyos.abiertos().exists():
        return False
    corre = {"estado": Estado.CORRIENDO, "terminado_at": None}
    if not hechos.cambiar(plazo, (Estado.VENCIDO,), **corre):
        return False
    solicitud = hechos.solicitud_de(plazo)
    _programar(plazo, calcular(solicitud), reabierto=True)
    hoy, dia = (dia_de(hechos.en_su_unidad(plazo, uno)) for uno in (at, desde))
    texto = (
        "El vencimiento queda sin efecto: la prevención se recibió el "
        f"{momento_largo(dia)}, antes de que el plazo venciera, y se registró después."
    )
    linea = replace(renglon(solicitud, Hecho(Tipo.RECALCULO, hoy, "suspension")), texto=texto)
    hechos.anotar(plazo, linea, at)
    return True


def _por_revisar(
    version: VersionCalendario, at: datetime, asunto: UUID | None = None
) -> list[Plazo]:
    """Return the open plazos of older versions, and the expired ones of a person to open again.

    Those whose last day was declared inhábil afterwards, or had an outage of the platform.
    """
    viejos = Plazo.objects.exclude(calendario=version).order_by("pk")
    if asunto:
        viejos = viejos.filter(asunto=asunto)
    excusables = viejos.filter(
        estado=Estado.VENCIDO,
        a_cargo=ACargo.PERSONA,
        vence_at__gte=at - _SE_EXCUSA,
        vence_fecha__in=_sin_contar(version.calendario, (at - _SE_EXCUSA).date()),
    )
    return [*viejos.abiertos(), *excusables.order_by("vence_at", "pk")]


def _sin_contar(calendario: Calendario, desde: date) -> list[date]:
    """Return the days on which no plazo of a person may end, a day before and all after."""
    dias = calendario.inhabiles | calendario.dias_de_caida
    return sorted(dia for dia in dias if dia >= desde - timedelta(days=1))


def _recalcular(plazo: Plazo, version: VersionCalendario, at: datetime) -> Cambio | None:
    antes, vencido = plazo.vence_fecha, plazo.estado == Estado.VENCIDO
    previa = hechos.solicitud_de(plazo)
    solicitud = replace(previa, calendario=version.calendario)
    computo = calcular(solicitud)
    columnas = hechos.fechar(plazo, computo)
    if vencido and not _reabre(plazo, columnas["vence_at"], at):
        return None
    hoy = dia_de(hechos.en_su_unidad(plazo, at))
    tocado = _tocado(plazo, columnas, computo) or _otro_saldo(previa, solicitud, hoy)
    if vencido:
        columnas |= {"estado": Estado.CORRIENDO, "terminado_at": None}
    if not hechos.cambiar(plazo, (Estado(plazo.estado),), calendario=version, **columnas):
        return None
    _programar(plazo, computo, vencido)
    if not tocado:
        return None
    motivo = _motivo(previa, solicitud, antes, plazo.vence_fecha)
    linea = replace(renglon(solicitud, Hecho(Tipo.RECALCULO, hoy)), texto=motivo)
    hechos.anotar(plazo, linea, at)
    return Cambio(plazo.asunto, plazo.clave, antes, plazo.vence_fecha, motivo, vencido)


def _reabre(plazo: Plazo, vence_at: object, at: datetime) -> bool:
    """Tell whether an expired plazo ends later than it did, and still lies ahead."""
    return isinstance(vence_at, datetime) and vence_at > at and vence_at != plazo.vence_at


def _tocado(plazo: Plazo, columnas: dict[str, object], computo: Computo) -> bool:
    """Tell whether a date changes; that of the window to prevent, only while it is still open."""
    fechas = ["inicio_at", "vence_at"]
    if Escalon.LIMITE_PREVENCION in computo.escalones:
        fechas.append("limite_prevencion_at")
    return any(getattr(plazo, campo) != columnas[campo] for campo in fechas)


def _otro_saldo(antes: Solicitud, ahora: Solicitud, hoy: date) -> bool:
    """Tell whether the days used so far are others."""
    return usados_y_restantes(antes, hoy) != usados_y_restantes(ahora, hoy)


def _motivo(antes: Solicitud, ahora: Solicitud, vencia: date | None, vence: date | None) -> str:
    """Return what changed, its source and the two dates, as one sentence."""
    ultimo = max((dia for dia in (vencia, vence) if dia), default=date.max)
    dias = novedades(antes.calendario, ahora.calendario, ahora.presentado.date(), ultimo)
    if ahora.a_cargo == ACargo.PERSONA:
        for dia in sorted({dia for dia in (vencia, vence) if dia}):
            dias += caidas_cambiadas(antes.calendario, ahora.calendario, dia)
    frase = "; ".join(["El calendario de días inhábiles cambió", *dias]).replace("; ", ": ", 1)
    if vencia and vence:
        return f"{frase}. Vencía el {momento_largo(vencia)} y vence el {momento_largo(vence)}."
    return f"{frase}."


def _programar(plazo: Plazo, computo: Computo, reabierto: bool) -> None:
    """Write the moments again; an expiry that is no longer one has to be attended anew."""
    if reabierto:
        Vencimiento.objects.filter(plazo=plazo, tipo=plazo.clave).update(atendido_at=None)
    hechos.programar(plazo, computo)
