"""What begins when a notification takes effect: a plazo of the person, the end of the case, or
that another one is put back.
"""

from collections.abc import Callable
from datetime import datetime

from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente, Notificacion
from experta.expedientes.rules import EN_TRAMITE, FAVORABLE, PREVENIDO
from experta.tramitacion import caducidad, cierre, marcha, relojes, reposicion


def de_notificacion(expediente: Expediente, notificacion: Notificacion, momento: datetime) -> None:
    """Apply the effects of a notification from the moment at which it was received."""
    efecto = _EFECTOS.get(notificacion.asunto)
    if efecto:
        efecto(expediente, momento)


def _de_prevencion(expediente: Expediente, momento: datetime) -> None:
    if expediente.estado != PREVENIDO:
        return
    relojes.suspender(expediente, momento)
    dado = cargar(expediente.version).ficha.plazo.prevencion
    tiempo = (dado.cantidad, dado.unidad, dado.regla)
    plazo = relojes.abrir_de_la_persona(expediente, "subsanar", tiempo, momento)
    expediente.prevencion.fijar_vencimiento(plazo.vence_fecha)
    relojes.copiar_vencimiento(expediente)


def _de_advertencia(expediente: Expediente, momento: datetime) -> None:
    if not caducidad.causa(expediente):
        return  # the person acted between the firma and the notification
    meses = municipio_actual().regla("caducidad").valor
    tiempo = (meses, "meses", "caducidad")
    relojes.abrir_de_la_persona(expediente, caducidad.CLAVE, tiempo, momento)


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
    "desechamiento": _de_desechamiento,
    "caducidad": _de_caducidad,
    "resolucion": _de_resolucion,
}
