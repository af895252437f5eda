"""The front page: search, moments of life, how it works, what waits for who is logged in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.buscador.services import buscar
from experta.cuentas.models import Persona
from experta.portal.estante import situaciones
from experta.tramitacion.consultas.inicio import esperan_a
from experta.tramitacion.rutas.hoja import rutas_con_tramites

VENTANILLAS = 3


@require_safe
@cache_control(public=True, max_age=300)
def inicio(request: HttpRequest) -> HttpResponse:
    """Show the front page; only people logged in have something of their own on it."""
    catalogo = buscar("", limite=0)
    contexto = {
        "situaciones": situaciones(),
        "rutas": rutas_con_tramites(),
        "sectores": catalogo.facetas.get("sector", []),
        "total": catalogo.total,
        "oficinas": list(settings.MUNICIPIO.dependencias.values())[:VENTANILLAS],
        "esperan": esperan_a(request.user) if isinstance(request.user, Persona) else 0,
    }
    return render(request, "portal/inicio.html", contexto)
