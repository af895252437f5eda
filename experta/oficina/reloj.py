"""What the clock of a case lets an official do now, and where."""

from django.urls import reverse
from django.utils.translation import gettext as _

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion import permisos
from experta.tramitacion.consultas import facultades
from experta.tramitacion.errores import NoPermitido

Enlace = tuple[str, str]


def posibles(expediente: Expediente, persona: Persona) -> list[Enlace]:
    """Return (what, address) of each thing; the number of queries does not depend on the case."""
    enlaces: list[Enlace] = []
    if facultades.respuesta_tardia(expediente, persona):
        enlaces.append((_("Ver la respuesta que llegó tarde"), "respuesta_tardia"))
    if facultades.prorrogable(expediente, persona):
        enlaces.append((_("Ampliar el plazo"), "prorrogar"))
    if facultades.advertible(expediente, persona):
        enlaces.append((_("Advertir que puede caducar"), "advertir"))
    if revisa(expediente, persona) and facultades.puede_pedir_ayuda(expediente):
        enlaces.append((_("Pedir ayuda a la persona"), "pedir_ayuda"))
    return [(texto, reverse(f"oficina:{ruta}", args=[expediente.pk])) for texto, ruta in enlaces]


def revisa(expediente: Expediente, persona: Persona) -> bool:
    """Say whether some area of the person reviews the case."""
    try:
        permisos.exigir_revision(persona, expediente)
    except NoPermitido:
        return False
    return True
