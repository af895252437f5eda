"""What begins when a notification takes effect: a plazo of the person, the end of the case, or
that another one is put back; and, once practised, a longer plazo of the authority.
"""

from collections.abc import Callable
from datetime import datetime

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Notificacion
from experta.expedientes.rules import EN_TRAMITE, FAVORABLE, PREVENIDO
from experta.tramitacion import (
    caducidad,
    cierre,
    fictas,
    marcha,
    medidas,
    notificaciones,
    prorrogas,
    relojes,
    reposicion,
    ventana,
)
from experta.tramitacion.errores import Conflicto


def de_notificacion(expediente: Expediente, notificacion: Notificacion, momento: datetime) -> None:
    """Apply the effects of a notification from the moment at which it was received."""
    if notificacion.practicada_at == momento:
        al_practicar(expediente, notificacion)
    efecto = _EFECTOS.get(notificacion.asunto)
    if efecto:
        efecto(expediente, momento)


def al_practicar(expediente: Expediente, notificacion: Notificacion) -> None:
    """Apply what a notification does once practised, opened or not; nothing while it is not."""
    if notificacion.asunto == prorrogas.CLAVE and notificacion.practicada_at:
        prorrogas.surtir(expediente, notificacion, notificacion.practicada_at)


def por_respuesta(expediente: Expediente, persona: Persona) -> Notificacion:
    """Take an answer as the proof that a prevención was received, if nothing else proved it.

    Raises:
        Conflicto: it was not notified, or not in its window.
    """
    notificacion: Notificacion | None = expediente.prevencion.notificacion
    if notificacion is None:
        raise Conflicto("Aún no se te notifica la prevención; en cuanto llegue podrás responder.")
    ahora = reloj.ahora()
    if notificacion.surtir_efectos(ahora, {"respondio": str(persona.publica)}):
        bandeja.cerrar(expediente=expediente, tarea=notificaciones.tarea_de(notificacion))
        de_notificacion(expediente, notificacion, ahora)
    ventana.exigir_a_tiempo(expediente)
    return notificacion


def _sabida(momento: datetime) -> datetime:
    """Return from when a plazo of the person counts: its reception, or the day it was recorded.

    Nothing lapses before its date can be known.
    """
    ahora = reloj.ahora()
    mismo_dia = reloj.local(momento).date() == reloj.local(ahora).date()
    return momento if mismo_dia else ahora


def _de_prevencion(expediente: Expediente, momento: datetime) -> None:
    if expediente.estado != PREVENIDO or not ventana.a_tiempo(expediente):
        return  # too late to stop a clock: the file goes on as complete
    if not fictas.firme(expediente) and relojes.retirar_vencimientos(expediente, momento):
        fictas.retirar(expediente)
    relojes.suspender(expediente, momento)
    dado = cargar(expediente.version).ficha.plazo.prevencion
    tiempo = (dado.cantidad, dado.unidad, dado.regla)
    plazo = relojes.abrir_de_la_persona(expediente, "subsanar", tiempo, _sabida(momento))
    expediente.prevencion.fijar_vencimiento(plazo.vence_fecha)
    relojes.copiar_vencimiento(expediente)


def _de_advertencia(expediente: Expediente, momento: datetime) -> None:
    if not caducidad.causa(expediente):
        return  # the person acted between the firma and the notification
    meses = municipio_actual().regla("caducidad").valor
    tiempo = (meses, "meses", "caducidad")
    relojes.abrir_de_la_persona(expediente, caducidad.CLAVE, tiempo, _sabida(momento))


def _de_acta(expediente: Expediente, momento: datetime) -> None:
    if medidas.empiezan(expediente):
        relojes.abrir_medidas(expediente, _sabida(momento))


def _de_desechamiento(expediente: Expediente, _momento: datetime) -> None:
    if expediente.estado == PREVENIDO:
        _terminar(expediente, "desechar")


def _de_caducidad(expediente: Expediente, _momento: datetime) -> None:
    if expediente.estado == EN_TRAMITE:
        _terminar(expediente, "caducar")


def _de_resolucion(expediente: Expediente, momento: datetime) -> None:
    recurso = getattr(expediente, "recurso", None)
    if recurso is not None and expediente.estado == FAVORABLE:
        reposicion.reponer(recurso, momento)


def _terminar(expediente: Expediente, acto: str) -> None:
    """End the case: signed and received, the acuerdo has effect."""
    expediente.mover(acto)
    marcha.cancelar(expediente)
    cierre.cerrar(expediente)


_EFECTOS: dict[str, Callable[[Expediente, datetime], None]] = {
    "prevencion": _de_prevencion,
    "advertencia-caducidad": _de_advertencia,
    medidas.ACTA: _de_acta,
    "desechamiento": _de_desechamiento,
    "caducidad": _de_caducidad,
    "resolucion": _de_resolucion,
}
