"""The privacy notice: the short one first, the whole one a step away (LGPDPPSO, arts. 21-22)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.tramitacion.privacidad import leer_aviso


@require_safe
@cache_control(public=True, max_age=3600)
def privacidad(request: HttpRequest) -> HttpResponse:
    """Show the short notice (art. 22)."""
    return _mostrar(request, "portal/privacidad.html")


@require_safe
@cache_control(public=True, max_age=3600)
def integral(request: HttpRequest) -> HttpResponse:
    """Show the whole notice (art. 21)."""
    return _mostrar(request, "portal/privacidad_integral.html")


def _mostrar(request: HttpRequest, plantilla: str) -> HttpResponse:
    return render(request, plantilla, {"aviso": leer_aviso(settings.MUNICIPIO.carpeta)})
