"""Inviting another professional to sign, and what she writes when she signs or does not."""

from django.utils.translation import gettext as _

from experta.motores.formularios import Pregunta


def preguntas_de_invitacion() -> list[Pregunta]:
    """Return what is asked to send an invitation."""
    return [
        Pregunta(
            clave="correo",
            tipo="correo",
            etiqueta=_("Su correo"),
            ayuda=_("Ahí le llega un enlace para leer tu solicitud y firmarla."),
        )
    ]


def preguntas_de_firma() -> list[Pregunta]:
    """Return what whoever signs says of herself."""
    return [
        Pregunta(
            clave="nombre",
            tipo="texto",
            etiqueta=_("Tu nombre completo"),
            ayuda=_("Como firmas en tus documentos profesionales."),
            max_largo=310,
        ),
        Pregunta(
            clave="cedula",
            tipo="texto",
            etiqueta=_("Número de tu cédula profesional"),
            ayuda=_("Son 7 u 8 números."),
            max_largo=8,
        ),
        Pregunta(
            clave="registro",
            tipo="texto",
            etiqueta=_("Número de tu registro en el municipio"),
            max_largo=40,
        ),
    ]


def preguntas_de_no() -> list[Pregunta]:
    """Return what is asked of who does not sign."""
    return [
        Pregunta(
            clave="motivo",
            tipo="texto_largo",
            etiqueta=_("¿Por qué no firmas?"),
            ayuda=_("Lo lee quien te invitó. Por ejemplo: los planos no son los que yo hice."),
            max_largo=500,
        )
    ]
