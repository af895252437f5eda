"""What the cash desk writes."""

from django.utils.translation import gettext as _

from experta.motores.formularios import Pregunta


def de_cobro() -> list[Pregunta]:
    """Ask for the amount received: typing it is the confirmation."""
    return [
        Pregunta(
            clave="recibido",
            tipo="dinero",
            etiqueta=_("Importe recibido"),
            ayuda=_("Escribe el total de la orden para confirmar que lo recibiste completo."),
        )
    ]


def de_conciliacion() -> list[Pregunta]:
    """Ask what was done with an event."""
    return [
        Pregunta(
            clave="nota",
            tipo="texto_largo",
            etiqueta=_("Qué revisaste y qué se hizo"),
            ayuda=_("Por ejemplo: se devolvió a la tarjeta por oficio TES-12/2026."),
            max_largo=300,
        )
    ]
