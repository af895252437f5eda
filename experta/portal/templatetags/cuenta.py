"""`{% load cuenta %}`: what the pages of accounts show in people's words."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first one found names it: Edge also says Chrome, Chrome also says Safari.
_NAVEGADORES = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SISTEMAS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@register.filter
def aparato(user_agent: str) -> str:
    """Return the browser and the system that a User-Agent names: `Chrome en Android`."""
    navegador = _primero(_NAVEGADORES, user_agent) or _("Otro navegador")
    sistema = _primero(_SISTEMAS, user_agent)
    if not sistema:
        return navegador
    return _("{navegador} en {sistema}").format(navegador=navegador, sistema=sistema)


def _primero(nombres: dict[str, str], user_agent: str) -> str:
    return next((nombre for marca, nombre in nombres.items() if marca in user_agent), "")
