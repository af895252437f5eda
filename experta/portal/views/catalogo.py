"""Finding a trámite: search, filters with counts, suggestions while typing."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from experta.buscador.aprendizaje import anotar_sin_resultado
from experta.buscador.services import FACETAS, Filtros, Respuesta, buscar, sugerir

POR_PAGINA = 20
PAGINA_MAXIMA = 500
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
@cache_control(public=True, max_age=300)
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def catalogo(request: HttpRequest) -> HttpResponse:
    """Show what was found; asked by htmx, only the filters and the results."""
    texto = request.GET.get("q", "")
    pagina = _pagina(request.GET)
    filtros = Filtros.desde(dict(request.GET.lists()))
    respuesta = buscar(texto, filtros, POR_PAGINA, (pagina - 1) * POR_PAGINA)
    if texto and not respuesta.total and not any(filtros.de(faceta) for faceta in FACETAS):
        anotar_sin_resultado(texto)
    contexto = {
        "q": texto,
        "respuesta": respuesta,
        "grupos": _grupos(respuesta),
        "activas": sum(una.activa for lista in respuesta.facetas.values() for una in lista),
        "anterior": _otra(request.GET, pagina - 1) if pagina > 1 else "",
        "siguiente": _otra(request.GET, pagina + 1) if _hay_mas(respuesta, pagina) else "",
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


def _pagina(pedido: QueryDict) -> int:
    texto = pedido.get("pagina", "1")
    return min(max(int(texto), 1), PAGINA_MAXIMA) if texto.isascii() and texto.isdigit() else 1


def _hay_mas(respuesta: Respuesta, pagina: int) -> bool:
    return pagina * POR_PAGINA < respuesta.total


def _otra(pedido: QueryDict, pagina: int) -> str:
    otra = pedido.copy()
    otra["pagina"] = str(pagina)
    return f"?{otra.urlencode()}"


def _grupos(respuesta: Respuesta) -> list[dict[str, object]]:
    """Return the facets worth showing: those that part the results, or are ticked."""
    return [
        {"clave": clave, "titulo": titulo, "opciones": opciones}
        for clave, titulo in TITULOS.items()
        if len(opciones := respuesta.facetas.get(clave, [])) > 1 or any(o.activa for o in opciones)
    ]
