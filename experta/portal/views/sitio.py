"""What the municipal site pastes: logo, plain button and search box; and paper to hang."""

import zipfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.buscador.services import Filtros, buscar
from experta.catalogo.listas import SECTORES
from experta.documentos.qr import qr_svg
from experta.pantallas.abierta import abierta
from experta.pantallas.descargas import como_descarga
from experta.pantallas.direcciones import absoluta
from experta.pantallas.logotipo import VARIANTES, Logotipo

_UN_DIA = 86_400
_TIPOS = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
@cache_control(public=True, max_age=3600)
def para_tu_sitio(request: HttpRequest) -> HttpResponse:
    """Show what can be pasted in another site, and how."""
    contexto = {
        "variantes": VARIANTES,
        "boton": _boton(),
        "caja": _caja(),
        "permisos": f"script-src {settings.URL_PUBLICA}; connect-src {settings.URL_PUBLICA}; "
        f"form-action {settings.URL_PUBLICA}",
        "sectores": buscar("", limite=0).facetas.get("sector", []),
    }
    return render(request, "portal/sitio/para_tu_sitio.html", contexto)


@require_safe
@abierta(_UN_DIA)
def caja_de_busqueda(request: HttpRequest) -> HttpResponse:
    """Give the script of the search box, at an address that never changes."""
    archivo = finders.find("pantallas/en-tu-sitio.js")
    respuesta = HttpResponse(
        Path(str(archivo)).read_bytes(), content_type="text/javascript; charset=utf-8"
    )
    respuesta["Cross-Origin-Resource-Policy"] = "cross-origin"
    return respuesta


@require_safe
@abierta(_UN_DIA)
def logotipo(request: HttpRequest, variante: str, formato: str) -> HttpResponse:
    """Give the town's logo for light or dark pages, as SVG or PNG."""
    if variante not in VARIANTES or formato not in _TIPOS:
        raise Http404
    respuesta = HttpResponse(_dibujo(variante, formato), content_type=_TIPOS[formato])
    respuesta["Cross-Origin-Resource-Policy"] = "cross-origin"
    return respuesta


@require_safe
@cache_control(public=True, max_age=_UN_DIA)
def logotipos(request: HttpRequest) -> HttpResponse:
    """Give the whole kit as a ZIP."""
    salida = BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        for variante in VARIANTES:
            for formato in _TIPOS:
                paquete.writestr(f"logotipo-{variante}.{formato}", _dibujo(variante, formato))
        paquete.writestr("boton.html", _boton())
        paquete.writestr("buscador.html", _caja())
    return como_descarga("logotipos.zip", salida.getvalue(), "application/zip")


@require_safe
@cache_control(public=True, max_age=_UN_DIA)
def cartel(request: HttpRequest) -> HttpResponse:
    """Show a poster to print: what can be done, and a QR that leads here."""
    contexto = {"dibujo": _qr(settings.URL_PUBLICA), "direccion": settings.URL_PUBLICA}
    return render(request, "portal/sitio/cartel.html", contexto)


@require_safe
@cache_control(public=True, max_age=3600)
def hoja_de_sector(request: HttpRequest, sector: str) -> HttpResponse:
    """Show the one-page sheet of a sector to print: its trámites, cost and time."""
    if sector not in SECTORES:
        raise Http404
    direccion = f"{absoluta('portal:catalogo')}?sector={sector}"
    contexto = {
        "nombre": SECTORES[sector],
        "respuesta": buscar("", Filtros(sector=(sector,)), limite=100),
        "dibujo": _qr(direccion),
        "direccion": direccion,
    }
    return render(request, "portal/sitio/sector.html", contexto)


def _dibujo(variante: str, formato: str) -> bytes:
    uno = Logotipo.de(settings.MUNICIPIO, variante)
    return uno.svg() if formato == "svg" else uno.png()


def _qr(texto: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(qr_svg(texto)).decode()}"


def _boton() -> str:
    url = settings.URL_PUBLICA
    imagen = absoluta("portal:logotipo", "claro", "png")
    uno = Logotipo.de(settings.MUNICIPIO, "claro")
    nombre = _("{plataforma}: trámites en línea").format(plataforma=uno.plataforma)
    return (
        f'<a href="{url}/"><img src="{imagen}" alt="{nombre}" '
        f'width="{uno.ancho}" height="96" border="0"></a>'
    )


def _caja() -> str:
    return (
        f'<form data-experta action="{absoluta("portal:catalogo")}" method="get">\n'
        f'  <label for="experta-q">{_("¿Qué trámite buscas?")}</label>\n'
        '  <input id="experta-q" name="q" type="search" maxlength="200">\n'
        f'  <button type="submit">{_("Buscar")}</button>\n'
        "</form>\n"
        f'<script src="{absoluta("portal:caja_de_busqueda")}" defer></script>'
    )
