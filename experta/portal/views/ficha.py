"""Everything about a trámite before starting it, and what it would cost."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from experta.analitica.pronostico import historia_de
from experta.catalogo.ejecutable import cargar
from experta.catalogo.imagenes import tipo_de
from experta.pantallas.direcciones import absoluta
from experta.portal.calculadora import calcular
from experta.portal.fichas import Hoja, datos_enlazados
from experta.tramitacion.consultas.catalogo import vigentes


@require_safe
@gzip_page
@cache_control(public=True, max_age=300)
def ficha(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the ficha: all that art. 54 of the LNETB makes public, in plain words."""
    contexto = _contexto(request, slug) | {"pronostico": historia_de(slug).pronostico()}
    return render(request, "portal/ficha/ficha.html", contexto)


@require_safe
@cache_control(public=True, max_age=300)
@vary_on_headers("HX-Request")
def costo(request: HttpRequest, slug: str) -> HttpResponse:
    """Compute the cost; asked by htmx, only the calculator. Wrong answers are 422."""
    contexto = _contexto(request, slug)
    plantilla = "_calculadora" if request.htmx else "costo"  # type: ignore[attr-defined]  # set by django-htmx
    status = 422 if contexto["faltas"] else 200
    return render(request, f"portal/ficha/{plantilla}.html", contexto, status=status)


@require_safe
@cache_control(public=True, max_age=86400)
def ejemplo(request: HttpRequest, slug: str, requisito: str) -> HttpResponse:
    """Show the example picture of a requirement; opened by itself it can run nothing."""
    version = get_object_or_404(vigentes(), tramite__slug=slug)
    ejecutable = cargar(version)
    pedido = ejecutable.ficha.requisito(requisito)
    if pedido is None or not pedido.ejemplo:
        raise Http404
    respuesta = HttpResponse(
        ejecutable.cierre.archivos[pedido.ejemplo], content_type=tipo_de(pedido.ejemplo)
    )
    respuesta["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return respuesta


def _contexto(request: HttpRequest, slug: str) -> dict[str, object]:
    version = get_object_or_404(vigentes(), tramite__slug=slug)
    ejecutable = cargar(version)
    hoja = Hoja(version, ejecutable, settings.MUNICIPIO)
    calculo = calcular(ejecutable, request.GET)
    return {
        "hoja": hoja,
        "ficha": ejecutable.ficha,
        "calculo": calculo,
        "faltas": calculo.faltas,
        "datos_enlazados": datos_enlazados(hoja),
        "direccion": absoluta("portal:ficha", slug),
    }
