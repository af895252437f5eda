"""What comes to its end, and the calendar by which it is counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experta.cuentas.models import Rol
from experta.oficina.acceso import con_rol, persona_de
from experta.tramitacion.consultas import calendario as consulta
from experta.tramitacion.consultas.escalada import MAXIMO, escalera_de


@require_safe
@con_rol(Rol.FIRMANTE, Rol.OIC)
def por_vencer(request: HttpRequest) -> HttpResponse:
    """Show the cases whose plazo passed its half, three quarters, or is at or past its end."""
    peldanos = escalera_de(persona_de(request))
    contexto = {
        "peldanos": peldanos,
        "cuantos": sum(len(uno.casos) for uno in peldanos),
        "maximo": MAXIMO,
    }
    return render(request, "oficina/reloj/por_vencer.html", contexto)


@require_safe
@con_rol(Rol.ADMINISTRADOR, Rol.OIC)
def calendario(request: HttpRequest) -> HttpResponse:
    """Show the días inhábiles with their source, the versions, and what each one moved."""
    contexto = {
        "publicado": consulta.publicado(),
        # The administrator reads no case: the sentence says enough.
        "lee_casos": Rol.OIC in persona_de(request).roles(),
    }
    return render(request, "oficina/reloj/calendario.html", contexto)
