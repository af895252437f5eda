"""How the town is doing, for anybody: the two numbers that rule, with small cells hidden."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.analitica.services import causas_publicas, cifras_publicas
from experta.analitica.tipos import PERIODOS
from experta.pantallas.cifras import causas_como_tabla, como_tabla, periodo


@require_safe
@cache_control(public=True, max_age=600)
def cifras(request: HttpRequest) -> HttpResponse:
    """Show the two numbers, where the time goes, and each trámite."""
    dias = periodo(request)
    contexto = {
        "cifras": cifras_publicas(dias),
        "causas": causas_publicas(dias),
        "periodos": PERIODOS,
    }
    return render(request, "portal/cifras.html", contexto)


@require_safe
def cifras_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the table of the page."""
    return como_tabla(cifras_publicas(periodo(request)))


@require_safe
def causas_csv(request: HttpRequest) -> HttpResponse:
    """Hand over why files come back, without the causes of fewer than ten."""
    dias = periodo(request)
    return causas_como_tabla(causas_publicas(dias), dias)
