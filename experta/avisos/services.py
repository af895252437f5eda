"""Courtesy messages: written with what they tell of, sent later, again and again if need be."""

import logging
import time
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F

from experta.avisos import correspondencia
from experta.avisos.canales import canal
from experta.avisos.errores import CanalCaido, EntregaRechazada
from experta.avisos.models import Aviso, Mensaje
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente

# Waits of 1, 2, 4… minutes, six hours at most: seventeen tries outlast two days without server.
INTENTOS = 17
_ESPERA_MAXIMA = timedelta(hours=6)
_TURNO = 60  # seconds that one round may take; the worker stops a task at 120
_ERROR_MAXIMO = 300
_logger = logging.getLogger(__name__)


@transaction.atomic
def avisar(
    *, persona: Persona, titulo: str, texto: str, expediente: Expediente | None = None
) -> Aviso:
    """Leave a message in the person's inbox, and call attention to it by e-mail, else by SMS.

    Args:
        titulo: one sentence without data of the case; it is the subject and the whole SMS.
        texto: plain text.
    """
    titulo = correspondencia.en_una_linea(titulo)
    aviso = Aviso.objects.create(persona=persona, expediente=expediente, titulo=titulo, texto=texto)
    identidad = correspondencia.message_id(f"aviso-{aviso.pk}")
    if correo := persona.correo_para_avisos:
        Mensaje.objects.create(
            medio=Mensaje.Medio.CORREO,
            message_id=identidad,
            destino=correo,
            asunto=titulo,
            cuerpo=correspondencia.cuerpo_de_correo(persona, texto, expediente),
            expediente=expediente,
        )
    elif persona.telefono and Mensaje.Medio.SMS in settings.AVISOS_CANALES:
        Mensaje.objects.create(
            medio=Mensaje.Medio.SMS,
            message_id=identidad,
            destino=persona.telefono,
            cuerpo=correspondencia.cuerpo_de_sms(titulo),
            expediente=expediente,
        )
    return aviso


def marcar_leidos(*, persona: Persona) -> int:
    """Mark what the person has in the inbox as read; return how many were new."""
    return Aviso.objects.visible_to(persona).sin_leer().update(leido_at=reloj.ahora())


def enviar_a_buzon(*, clave: str, destino: str, asunto: str, cuerpo: str) -> Mensaje:
    """Leave an e-mail for an institutional mailbox; the same key never makes a second one."""
    mensaje, _ = Mensaje.objects.get_or_create(
        message_id=correspondencia.message_id(clave),
        defaults={
            "medio": Mensaje.Medio.CORREO,
            "destino": destino,
            "asunto": correspondencia.en_una_linea(asunto),
            "cuerpo": cuerpo,
        },
    )
    return mensaje


def encolar_correo(*, destino: str, asunto: str, cuerpo: str, cuerpo_html: str = "") -> Mensaje:
    """Leave an e-mail written elsewhere (codes, invitations) in the outbox.

    It may open an account or a case: its words are kept until it leaves, and no longer.
    """
    return Mensaje.objects.create(
        medio=Mensaje.Medio.CORREO,
        message_id=correspondencia.message_id(f"correo-{uuid4()}"),
        destino=destino,
        asunto=correspondencia.en_una_linea(asunto),
        cuerpo=cuerpo,
        cuerpo_html=cuerpo_html,
        reservado=True,
    )


def enviar_pendientes(limite: int) -> int:
    """Send up to `limite` messages that are due, oldest first; return how many left.

    Call it outside any transaction. A message is claimed by putting its next try off: two workers
    never hold it at once, and one that dies loses nothing.
    """
    fin = time.monotonic() + _TURNO
    enviados = 0
    caidos: set[str] = set()
    for mensaje in Mensaje.objects.debidos(reloj.ahora())[:limite]:
        if time.monotonic() > fin:
            break
        if mensaje.medio in caidos or not _tomar(mensaje):
            continue
        try:
            enviados += _entregar(mensaje)
        except CanalCaido:
            caidos.add(mensaje.medio)
    return enviados


def espera(intentos: int) -> timedelta:
    """Return how long a message rests after that many tries (1 or more)."""
    return reloj.reintento(intentos - 1, primera=timedelta(minutes=1), ultima=_ESPERA_MAXIMA)


def _tomar(mensaje: Mensaje) -> bool:
    siguiente = reloj.ahora() + espera(mensaje.intentos + 1)
    ganado = (
        Mensaje.objects.filter(
            pk=mensaje.pk, estado=Mensaje.Estado.PENDIENTE, intentos=mensaje.intentos
        ).update(intentos=F("intentos") + 1, siguiente_at=siguiente)
        == 1
    )
    mensaje.intentos += ganado
    return ganado


def _entregar(mensaje: Mensaje) -> bool:
    try:
        canal(mensaje.medio).enviar(mensaje)
    except EntregaRechazada as error:
        _anotar_fallo(mensaje, error, definitivo=True)
        return False
    except Exception as error:
        # Whatever happens to one message, the others leave.
        _anotar_fallo(mensaje, error, definitivo=mensaje.intentos >= INTENTOS)
        if isinstance(error, CanalCaido):
            raise
        return False
    _cerrar(mensaje, estado=Mensaje.Estado.ENVIADO, error="", enviado_at=reloj.ahora())
    return True


def _anotar_fallo(mensaje: Mensaje, error: Exception, *, definitivo: bool) -> None:
    _logger.warning("mensaje %s: %s", mensaje.pk, type(error).__name__)
    estado = Mensaje.Estado.FALLIDO if definitivo else Mensaje.Estado.PENDIENTE
    _cerrar(mensaje, estado=estado, error=(str(error) or type(error).__name__)[:_ERROR_MAXIMO])


def _cerrar(mensaje: Mensaje, *, estado: str, **cambios: str | datetime) -> None:
    if mensaje.reservado and estado != Mensaje.Estado.PENDIENTE:
        cambios |= {"cuerpo": "", "cuerpo_html": ""}
    vivo = Mensaje.objects.filter(pk=mensaje.pk, estado=Mensaje.Estado.PENDIENTE)
    vivo.update(estado=estado, **cambios)
