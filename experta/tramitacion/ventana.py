"""The window of the one prevención: signed and notified inside it, or the file goes on as complete.

Notified is practised: left in the tray of who accepted electronic notification, handed over to
anybody else. What the counter has not recorded when the window closes was not handed over.
"""

from datetime import datetime

from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente, Prevencion
from experta.expedientes.services.decisiones import dejar_sin_prevenir
from experta.tramitacion import coordinacion, escalera, fuera, notificaciones, relojes
from experta.tramitacion.errores import Conflicto

TARDE = "Ya pasó el tiempo para prevenir: esta prevención no puede salir y el expediente sigue."


def limite(expediente: Expediente) -> datetime:
    """Return the first moment that is too late to notify a prevención (LFPA art. 17-A).

    Of the first plazo: in a case put back nothing is prevented.
    """
    return relojes.primera_respuesta_de(expediente).limite_prevencion_at


def a_tiempo(expediente: Expediente) -> bool:
    """Say whether the prevención of a case was notified within its window."""
    prevencion: Prevencion = expediente.prevencion
    return prevencion.se_notifico_antes_de(limite(expediente))


def exigir_a_tiempo(expediente: Expediente) -> None:
    """Refuse the answer to a prevención that was not notified in its window: none is needed.

    Raises:
        Conflicto: the file goes on as complete.
    """
    if not a_tiempo(expediente):
        raise Conflicto("Tu trámite no espera una respuesta tuya: cuenta como completo.")


def exigir_para_firmar(expediente: Expediente, documento: Documento) -> None:
    """Refuse the firma of a prevención that can no longer be notified in its window.

    Raises:
        Conflicto: the window closed.
    """
    if documento.lote == fuera.PREVENCION and coordinacion.ventana_cerrada(expediente):
        raise Conflicto(TARDE)


def cerrar(expediente: Expediente) -> tuple[Documento, ...]:
    """Drop the prevención that nobody received in time; the review goes on with the file as it is.

    Its observations end withdrawn: what they asked may still be a request for help. Returns what
    was sealed and is now cancelled.
    """
    notificacion = expediente.prevencion.notificacion
    if notificacion:
        bandeja.cerrar(expediente=expediente, tarea=notificaciones.tarea_de(notificacion))
    documentos.cancelar_lote(expediente=expediente, lote=fuera.PREVENCION, sin_entregar=True)
    bandeja.cerrar_firmas(expediente=expediente, lote=fuera.PREVENCION)
    dejar_sin_prevenir(prevencion=expediente.prevencion, razon=coordinacion.FUERA_DE_TIEMPO)
    expediente.mover("declarar_completo", completo_at=reloj.ahora())
    bandeja.descongelar(expediente=expediente, vence=expediente.vence)
    texto = "la prevención no se notificó a tiempo y quedó sin efecto; el expediente sigue."
    for rol, oficina in (
        (Rol.REVISOR, coordinacion.coordinadora(expediente)),
        (Rol.FIRMANTE, coordinacion.que_firma(expediente)),
    ):
        escalera.avisar_a_cargo(expediente, rol, oficina, texto)
    del_lote = Documento.objects.filter(expediente=expediente, lote=fuera.PREVENCION)
    return tuple(del_lote.exclude(huella_sellada=""))
