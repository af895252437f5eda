"""Pages and files that hardly change: the theme, accessibility, what search engines ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.pantallas.contexto import tema_actual, version_del_tema
from experta.pantallas.direcciones import absoluta
from experta.tramitacion.consultas.catalogo import vigentes

UN_DIA = 86_400
UN_ANIO = 31_536_000


@require_safe
def tema(request: HttpRequest, version: str) -> HttpResponse:
    """Give the town's colours; another version than today's goes to today's."""
    if version != version_del_tema():
        return redirect("portal:tema", version=version_del_tema())
    respuesta = render(request, "pantallas/tema.css", {"tema": tema_actual()}, "text/css")
    respuesta["Cache-Control"] = f"public, max-age={UN_ANIO}, immutable"
    return respuesta


@require_safe
@cache_control(public=True, max_age=3600)
def accesibilidad(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is and whom to ask when it is not."""
    return render(request, "portal/accesibilidad.html")


@require_safe
@cache_control(public=True, max_age=UN_DIA)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines which pages are for everybody."""
    mapa = absoluta("portal:sitemap")
    return render(request, "portal/robots.txt", {"mapa": mapa}, "text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the public pages (sitemaps.org 0.9)."""
    fijas = (
        *("inicio", "catalogo", "rutas", "registro", "verificar", "cifras", "reportar"),
        *("privacidad", "accesibilidad", "datos_abiertos", "para_tu_sitio"),
    )
    rutas = [reverse(f"portal:{nombre}") for nombre in fijas]
    slugs = vigentes().values_list("tramite__slug", flat=True)
    rutas += [reverse("portal:ficha", args=[slug]) for slug in slugs]
    direcciones = [settings.URL_PUBLICA + ruta for ruta in rutas]
    return render(request, "portal/sitemap.xml", {"direcciones": direcciones}, "application/xml")


@require_safe
@cache_control(public=True, max_age=UN_DIA)
def favicon(request: HttpRequest) -> HttpResponse:
    """Send browsers that ask for the old icon to the one we have."""
    return redirect(static("pantallas/icono.svg"))
