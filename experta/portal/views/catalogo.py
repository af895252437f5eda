"""Finding a trámite: search, filters with counts, suggestions while typing."""

from collections.abc import Sequence
from math import ceil
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from experta.buscador.aprendizaje import anotar_sin_resultado
from experta.buscador.services import Filtros, Respuesta, buscar, salidas, sugerir
from experta.pantallas.paginas import pagina_de

POR_PAGINA = 20
TITULOS: dict[str, str | Promise] = {
    "sector": _("Tema"),
    "dirigido_a": _("Para quién"),
    "costo": _("Costo"),
    "tiempo": _("Tiempo de respuesta"),
    "canal": _("Cómo se hace"),
    "visitas": _("Visitas"),
    "situacion": _("Momento de la vida"),
    "dependencia": _("Quién lo atiende"),
}


@require_safe
@gzip_page
@cache_control(public=True, max_age=300)
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def catalogo(request: HttpRequest) -> HttpResponse:
    """Show what was found; asked by htmx, only the filters and the results."""
    texto = request.GET.get("q", "")
    filtros = Filtros.desde(dict(request.GET.lists()))
    respuesta, pagina = _buscar(texto, filtros, pagina_de(request))
    no_se_hallo = respuesta.solo_parecidos or not respuesta.total
    if texto and no_se_hallo and not filtros.puestos:
        anotar_sin_resultado(texto)
    hay_mas = pagina * POR_PAGINA < respuesta.total
    contexto = {
        "q": texto,
        "respuesta": respuesta,
        "grupos": _grupos(respuesta),
        "activas": len(filtros.puestos),
        "salidas": _salidas(request.GET, filtros) if not respuesta.total else [],
        "corregida": _con(request.GET, q=[respuesta.quisiste_decir or ""]),
        "anterior": _con(request.GET, pagina=[str(pagina - 1)]) if pagina > 1 else "",
        "siguiente": _con(request.GET, pagina=[str(pagina + 1)]) if hay_mas else "",
    }
    fragmento = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]  # set by django-htmx
    return render(
        request, f"portal/catalogo/{'_encontrado' if fragmento else 'lista'}.html", contexto
    )


@require_safe
@cache_control(public=True, max_age=300)
def sugerencias(request: HttpRequest) -> HttpResponse:
    """Give the options of the search box for what has been typed so far."""
    frases = sugerir(request.GET.get("q", ""))
    return render(request, "portal/catalogo/_sugerencias.html", {"frases": frases})


def _buscar(texto: str, filtros: Filtros, pagina: int) -> tuple[Respuesta, int]:
    """Return the page asked for, or the last one when there are not so many."""
    respuesta = buscar(texto, filtros, POR_PAGINA, (pagina - 1) * POR_PAGINA)
    ultima = max(ceil(respuesta.total / POR_PAGINA), 1)
    if pagina <= ultima:
        return respuesta, pagina
    return buscar(texto, filtros, POR_PAGINA, (ultima - 1) * POR_PAGINA), ultima


def _con(pedido: QueryDict, **cambios: Sequence[str]) -> str:
    """Return the address of this list with other values; a new list begins on its first page."""
    otra = pedido.copy()
    otra.pop("pagina", None)
    for clave, valores in cambios.items():
        otra.setlist(clave, list(valores))
    return f"?{otra.urlencode()}"


def _salidas(pedido: QueryDict, filtros: Filtros) -> list[dict[str, object]]:
    """Return the ways out of an empty list: each filter to take off, then all; only useful ones."""
    texto = pedido.get("q", "")
    caminos: list[dict[str, object]] = []
    for una in salidas(texto, filtros):
        quedan = filtros.sin(una.faceta, una.valor).de(una.faceta)
        direccion = _con(pedido, **{una.faceta: quedan})
        caminos.append({"quita": una.etiqueta, "total": una.total, "direccion": direccion})
    if len(caminos) > 1:
        direccion = f"?{urlencode({'q': texto})}"
        total = buscar(texto, limite=1).total
        caminos.append({"quita": "", "total": total, "direccion": direccion})
    return [camino for camino in caminos if camino["total"]]


def _grupos(respuesta: Respuesta) -> list[dict[str, object]]:
    """Return the facets worth showing: those that part the results, or are ticked."""
    return [
        {"clave": clave, "titulo": titulo, "opciones": opciones}
        for clave, titulo in TITULOS.items()
        if len(opciones := respuesta.facetas.get(clave, [])) > 1 or any(o.activa for o in opciones)
    ]
