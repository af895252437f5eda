"""The control body: reads everything, changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experta.analitica.causas import causas
from experta.analitica.services import PERIODO
from experta.analitica.tipos import PERIODOS
from experta.cuentas.models import Rol
from experta.oficina.acceso import con_rol
from experta.tramitacion.consultas import oic as consulta
from experta.tramitacion.consultas import reportes
from experta.tramitacion.contradicciones import abiertas


@require_safe
@con_rol(Rol.OIC)
def oic(request: HttpRequest) -> HttpResponse:
    """Show the late cases, and lead to everything else."""
    contexto = {
        "atrasados": consulta.atrasados(),
        "maximo": consulta.MAXIMO,
        "quejas": reportes.por_responder(),
        "contradicciones": abiertas(),
    }
    return render(request, "oficina/oic/oic.html", contexto)


@require_safe
@con_rol(Rol.OIC)
def saltos(request: HttpRequest) -> HttpResponse:
    """Show tasks done before others that came first, fell due first and still wait."""
    contexto = {"saltos": consulta.saltos(), "dias": consulta.DIAS}
    return render(request, "oficina/oic/saltos.html", contexto)


@require_safe
@con_rol(Rol.OIC)
def lecturas(request: HttpRequest) -> HttpResponse:
    """Show who opened files of cases that are not their work."""
    contexto = {"lecturas": consulta.lecturas(), "dias": consulta.DIAS}
    return render(request, "oficina/oic/lecturas.html", contexto)


@require_safe
@con_rol(Rol.OIC)
def coincidencias(request: HttpRequest) -> HttpResponse:
    """Show who holds, and where somebody used, two charges that should be of two people."""
    contexto = {
        "quienes": consulta.quienes_coinciden(),
        "coincidencias": consulta.coincidencias(),
        "dias": consulta.DIAS,
    }
    return render(request, "oficina/oic/coincidencias.html", contexto)


@require_safe
@con_rol(Rol.OIC)
def observaciones(request: HttpRequest) -> HttpResponse:
    """Show why files come back, by question, reason and office."""
    pedido = request.GET.get("dias", "")
    dias = int(pedido) if pedido in {str(uno) for uno in PERIODOS} else PERIODO
    contexto = {"causas": causas(dias), "dias": dias, "periodos": PERIODOS}
    return render(request, "oficina/oic/observaciones.html", contexto)
