"""The only functions that are ever enqueued or scheduled. Each carries an id, never content."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.core.management import call_command

from experta.avisos import services as avisos
from experta.bitacora.minuta import minuta_del_dia
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.expedientes.models import HojaDeRuta, Notificacion, Operacion
from experta.expedientes.services import adjuntos, practicas
from experta.integraciones import entregas, envios
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago
from experta.plazos import services as plazos
from experta.plazos.models import Vencimiento
from experta.tramitacion import (
    abandono,
    control,
    fechado,
    por_publicar,
    registro,
    relojes,
    renovaciones,
    vigilancia,
)
from experta.tramitacion.actos.atender_vencimiento import atender_vencimiento
from experta.tramitacion.actos.borrar_borrador import borrar_borrador
from experta.tramitacion.actos.cambiar_calendario import cambiar_calendario
from experta.tramitacion.actos.encargar_notificacion import encargar_notificacion
from experta.tramitacion.actos.fechar import fechar
from experta.tramitacion.actos.recordar_vencimiento import recordar_vencimiento
from experta.tramitacion.actos.registrar_ficta import registrar_ficta
from experta.tramitacion.actos.registrar_pago import registrar_pago
from experta.tramitacion.actos.vencer_orden import vencer_orden
from experta.tramitacion.errores import AunNo
from experta.tramitacion.notificaciones import EN_NOTIFICAR
from experta.tramitacion.observadores import OBSERVADORES
from experta.tramitacion.operaciones import principal

PROGRAMADOS = {
    "experta.tramitacion.jobs.retomar_operaciones": 1,
    "experta.tramitacion.jobs.enviar_mensajes": 1,
    "experta.tramitacion.jobs.entregar_eventos": 1,
    "experta.tramitacion.jobs.atender_vencimientos": 1,
    "experta.tramitacion.jobs.retomar_eventos": 1,
    "experta.tramitacion.jobs.fechar_lo_que_espera": 1,
    "experta.tramitacion.jobs.observar": 10,
    "experta.tramitacion.jobs.reintentar_fallidas": 60,
    "experta.tramitacion.jobs.encargar_notificaciones": 24 * 60,
    "experta.tramitacion.jobs.vencer_ordenes": 60,
    "experta.tramitacion.jobs.recalcular_plazos": 60,
    "experta.tramitacion.jobs.punto_de_control": 5,
    "experta.tramitacion.jobs.comprobar_bitacora": 24 * 60,
    "experta.tramitacion.jobs.cotejar_expedientes": 10,
    "experta.tramitacion.jobs.minuta_diaria": 60,
    "experta.tramitacion.jobs.vaciar_retirados": 24 * 60,
    "experta.tramitacion.jobs.borrar_practicas": 24 * 60,
    "experta.tramitacion.jobs.borrar_abandonados": 24 * 60,
    "experta.tramitacion.jobs.limpiar_sesiones": 24 * 60,
    "experta.tramitacion.jobs.recordar_vencimientos": 24 * 60,
    "experta.tramitacion.jobs.inscribir_en_el_registro": 10,
    "experta.tramitacion.jobs.limpiar_integraciones": 24 * 60,
    "experta.tramitacion.jobs.olvidar_rutas": 24 * 60,
    "experta.tramitacion.jobs.avisar_lo_que_falta_publicar": 24 * 60,
}
_TOLERANCIA = timedelta(seconds=20)
_logger = logging.getLogger(__name__)


def realizar(operacion_id: int) -> None:
    """Do one operation."""
    principal.realizar(operacion_id)


def retomar_operaciones(limite: int = 50) -> int:
    """Do the oldest operations still owed after a crash; return how many."""
    antes = reloj.ahora() - _TOLERANCIA
    debidas = Operacion.objects.pendientes().filter(created_at__lt=antes).order_by("created_at")
    hechas = 0
    for operacion_id in debidas.values_list("pk", flat=True)[:limite]:
        try:
            realizar(operacion_id)
            hechas += 1
        except Exception:  # noqa: S112 - counted and logged where it failed; the rest go on
            continue
    return hechas


def aplicar_evento(evento_id: int) -> None:
    """Apply a gateway's event already kept; one that was applied changes nothing."""
    evento = EventoPago.objects.get(pk=evento_id)
    if evento.resultado != EventoPago.Resultado.RECIBIDO:
        return
    registrar_pago(evento=evento)


def retomar_eventos(limite: int = 50) -> int:
    """Apply the oldest events still to be applied after a crash; return how many.

    One that fails is put off, a little longer each time; the rest go on.
    """
    ahora = reloj.ahora()
    aplicados = 0
    for evento in EventoPago.por_aplicar(ahora - _TOLERANCIA)[:limite]:
        evento.aplazar(ahora)
        try:
            aplicar_evento(evento.pk)
            aplicados += 1
        except AunNo as error:
            _logger.info("evento de pago %s: %s", evento.pk, error)
        except Exception:
            _logger.exception("evento de pago %s", evento.pk)
    return aplicados


def observar() -> int:
    """Let each observer take in what happened since the last time; return how many cases."""
    return sum(_aislado(poner_al_dia) for poner_al_dia in OBSERVADORES)


def fechar_lo_que_espera() -> int:
    """Make again, with the date of today, what waits for its firma since another day.

    Looked for every minute: the day begins while nobody signs, and the tray is ready by then.
    Return how many.
    """
    atrasados = fechado.atrasados().order_by("created_at")
    return sum(_aislado(partial(fechar, documento=uno)) for uno in atrasados)


def vencer_ordenes() -> int:
    """Expire the orders whose last day ended, and tell their people; return how many."""
    debidas = pagos.por_vencer(reloj.ahora())
    return sum(_aislado(partial(vencer_orden, orden=una)) for una in debidas)


def enviar_mensajes() -> int:
    """Send the outbox; return how many messages left."""
    return avisos.enviar_pendientes(limite=100)


def entregar_eventos() -> int:
    """Tell the programs of companies what happened in their cases; return how many took it."""
    return entregas.enviar_pendientes(limite=100)


def limpiar_integraciones() -> int:
    """Delete answers kept for idempotency and events that nobody may ask for; return how many."""
    return envios.olvidar_vencidos() + entregas.olvidar_viejos()


def atender_vencimientos() -> int:
    """Record what fell due; a timer never decides. Return how many moments were attended.

    One that fails is tried again later and the control body is told, once; the others go on.
    """
    vencidos = plazos.vencidos_por_atender(reloj.ahora(), limite=200)
    return sum(_aislado(partial(_atender_o_aplazar, uno)) for uno in vencidos)


def _atender_o_aplazar(vencimiento: Vencimiento) -> bool:
    try:
        return _atender(vencimiento)
    except Exception:
        plazos.aplazar(vencimiento, reloj.ahora())
        control.avisar_que_fallo(vencimiento)
        raise


def _atender(vencimiento: Vencimiento) -> bool:
    if vencimiento.tipo == "respuesta":
        return registrar_ficta(vencimiento=vencimiento)
    return atender_vencimiento(vencimiento=vencimiento)


def recalcular_plazos() -> int:
    """Take in the calendar if it changed and count again what it touches; return how many cases.

    The calendar is loaded here too, so that a day declared at once needs no new installation.
    """
    plazos.cargar_calendario()
    return sum(_aislado(partial(cambiar_calendario, asunto=uno)) for uno in plazos.por_recalcular())


def reintentar_fallidas() -> int:
    """Give what failed too often another round: the disk or the database may be well again."""
    return Operacion.objects.reintentar()


def encargar_notificaciones() -> int:
    """Leave to the counter the electronic notifications that nobody opens; return how many.

    The frame says in how many días hábiles the authority must have notified (LFPA art. 39).
    """
    cerradas = Notificacion.objects.filter(
        surte_efectos_at=None, practicada_at__lt=relojes.hace_habiles(EN_NOTIFICAR)
    )
    return sum(
        _aislado(partial(encargar_notificacion, notificacion=una))
        for una in cerradas.select_related("expediente").order_by("practicada_at", "pk")
    )


def recordar_vencimientos() -> int:
    """Tell who holds something about to end that they may renew it; return how many."""
    debidos = list(renovaciones.por_recordar(reloj.hoy()))
    return sum(
        _aislado(partial(recordar_vencimiento, documento=documento, dias=dias))
        for documento, dias in debidos
    )


def inscribir_en_el_registro() -> int:
    """Bring the public register up to date with what was issued and published; return how many."""
    return registro.poner_al_dia()


def vaciar_retirados() -> int:
    """Delete files withdrawn from drafts and those without a row; return how many."""
    return adjuntos.vaciar_retirados()


def borrar_practicas() -> int:
    """Delete the practices that nobody touched for a day, and their files; return how many."""
    return practicas.borrar_viejas()


def borrar_abandonados() -> int:
    """Tell of the drafts that nobody touches, erase those whose time ended; return how many went.

    Their files, and what was left half-way of them, leave the disk in the same round.
    """
    for uno in abandono.por_avisar():
        _aislado(partial(abandono.avisar, uno))
    borrados = sum(_aislado(partial(borrar_borrador, expediente=u)) for u in abandono.por_borrar())
    if borrados:
        adjuntos.vaciar_retirados()
    return borrados


def limpiar_sesiones() -> None:
    """Delete the sessions that ended, and with them what expired forms had put aside."""
    call_command("clearsessions")


def olvidar_rutas() -> int:
    """Delete the roadmaps that nobody kept in their account; return how many."""
    return HojaDeRuta.olvidar()


def avisar_lo_que_falta_publicar() -> int:
    """Tell the town and the control body which dated data end soon; return of how many."""
    return por_publicar.avisar()


def punto_de_control() -> None:
    """Sign the log as it stands and write the checkpoint to the outbound folder."""
    vigilancia.firmar_bitacora()


def comprobar_bitacora() -> int:
    """Compute every leaf and signed note again; return how many errors the control body is told."""
    return vigilancia.comprobar_bitacora()


def cotejar_expedientes() -> int:
    """Compare with their leaves the cases whose turn it is; return how many differences."""
    return vigilancia.cotejar_una_parte()


def minuta_diaria() -> None:
    """Send yesterday's minute to the control body, once."""
    ayer = reloj.hoy() - timedelta(days=1)
    control.avisar_al_oic(
        clave=f"minuta-{ayer.isoformat()}",
        asunto=f"Minuta de la bitácora del {fecha_larga(ayer)}",
        cuerpo=minuta_del_dia(ayer),
    )


def _aislado(trabajo: Callable[[], int]) -> int:
    """Do one piece of a round; one that fails is logged and never stops those behind it."""
    try:
        return trabajo()
    except Exception:
        _logger.exception("%s", trabajo)
        return 0
