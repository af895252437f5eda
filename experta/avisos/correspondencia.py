"""How a message is written: its fixed Message-ID, its words, its file and its e-mail."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from experta.avisos.models import Mensaje
from experta.comun.municipio import municipio_actual
from experta.comun.texto import sin_enlaces
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente

_CORREO = """{saludo}

{texto}

Míralo aquí: {enlace}

{plataforma}, {municipio}
Este es un aviso de cortesía. No respondas a este correo: nadie lo lee.
"""
_SMS = "{plataforma}: {titulo}. Míralo en tu cuenta: {enlace}"


def message_id(clave: str) -> str:
    """Return the Message-ID of what that key names; the same key always gives the same one."""
    return f"<{clave}@{urlsplit(settings.URL_PUBLICA).hostname}>"


def en_una_linea(texto: str) -> str:
    """Return the text without line breaks: a subject with one would be another header."""
    return " ".join(texto.split())


def cuerpo_de_correo(persona: Persona, texto: str, expediente: Expediente | None = None) -> str:
    """Return the plain text of a courtesy e-mail, with the address of what it tells of."""
    municipio = municipio_actual()
    return _CORREO.format(
        saludo=f"Hola, {sin_enlaces(persona.nombre)}:" if persona.nombre else "Hola:",
        texto=texto,
        enlace=_enlace(persona, expediente),
        plataforma=municipio.plataforma,
        municipio=municipio.nombre,
    )


def cuerpo_de_sms(titulo: str) -> str:
    """Return a courtesy text message: it travels in the open, so it says little."""
    return _SMS.format(
        plataforma=municipio_actual().plataforma, titulo=titulo.rstrip("."), enlace=_enlace()
    )


def correo_de(mensaje: Mensaje) -> EmailMultiAlternatives:
    """Return the e-mail of a message, the same each time but for its date."""
    correo = EmailMultiAlternatives(
        subject=mensaje.asunto,
        body=mensaje.cuerpo,
        to=[mensaje.destino],
        headers={"Message-ID": mensaje.message_id, "Auto-Submitted": "auto-generated"},
    )
    if mensaje.cuerpo_html:
        correo.attach_alternative(mensaje.cuerpo_html, "text/html")
    return correo


def nombre_de_archivo(mensaje: Mensaje, extension: str) -> str:
    """Return a file name of its own for a message, the same each time."""
    clave = re.sub(r"[^A-Za-z0-9.-]+", "-", mensaje.message_id).strip("-.")
    return f"{mensaje.created_at:%Y%m%d-%H%M%S}-{clave}.{extension}"


def _enlace(persona: Persona | None = None, expediente: Expediente | None = None) -> str:
    # Whoever has no account comes back with folio and key.
    if persona is not None and persona.sin_cuenta:
        return f"{settings.URL_PUBLICA}/seguir/"
    if persona is not None and expediente is not None and _la_sigue(persona, expediente):
        return f"{settings.URL_PUBLICA}/mis-tramites/{expediente.pk}/"
    return f"{settings.URL_PUBLICA}/avisos/"


def _la_sigue(persona: Persona, expediente: Expediente) -> bool:
    """Say whether the page of the case is theirs: a party, and the case is not a draft."""
    suyos = expediente.accesos.vigentes().filter(persona=persona).exclude(motivo="captura")
    return expediente.ingresado_at is not None and suyos.exists()
