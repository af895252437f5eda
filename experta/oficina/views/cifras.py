"""How the town is doing, for whoever directs it, watches it or mends the catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experta.analitica import services
from experta.analitica.causas import causas
from experta.analitica.tipos import PERIODOS
from experta.cuentas.models import Rol
from experta.oficina.acceso import con_rol
from experta.pantallas.cifras import causas_como_tabla, como_tabla, periodo

_LEEN = (Rol.FIRMANTE, Rol.OIC, Rol.ANALISTA)


@require_safe
@con_rol(*_LEEN)
def cifras(request: HttpRequest) -> HttpResponse:
    """Show every figure, small ones included, and why files come back, the worst first."""
    dias, tramite = periodo(request), request.GET.get("tramite", "")
    contexto = {
        "cifras": services.cifras(dias),
        "causas": causas(dias, tramite),
        "tramite": tramite,
        "periodos": PERIODOS,
    }
    return render(request, "oficina/cifras/cifras.html", contexto)


@require_safe
@con_rol(*_LEEN)
def cifras_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the table of the page, nothing hidden."""
    return como_tabla(services.cifras(periodo(request)))


@require_safe
@con_rol(*_LEEN)
def causas_csv(request: HttpRequest) -> HttpResponse:
    """Hand over why files come back, nothing hidden."""
    dias = periodo(request)
    return causas_como_tabla(causas(dias, request.GET.get("tramite", "")), dias)
