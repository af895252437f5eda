"""The public register: who may do what in town, since when and until when; for anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.pantallas.abierta import abierta
from experta.pantallas.paginas import pagina_de
from experta.pantallas.tablas import como_csv
from experta.tramitacion.consultas import registro as consulta
from experta.tramitacion.consultas.registro import ESTADOS, POR_PAGINA, Filtros

# Further back nobody turns pages: they search, or take the whole as CSV.
PAGINA_MAXIMA = 40


@require_safe
@cache_control(public=True, max_age=300)
def registro(request: HttpRequest) -> HttpResponse:
    """Show a page of the register, searched and filtered."""
    filtros = _filtros(request)
    pagina = pagina_de(request, PAGINA_MAXIMA)
    desde = (pagina - 1) * POR_PAGINA
    halladas = consulta.buscar(filtros, POR_PAGINA + 1, desde)
    hay_mas = len(halladas) > POR_PAGINA
    contexto = {
        "filtros": filtros,
        "entradas": halladas[:POR_PAGINA],
        "desde": desde + 1,
        "hasta": desde + min(len(halladas), POR_PAGINA),
        "demasiadas": hay_mas and pagina == PAGINA_MAXIMA,
        "tramites": consulta.tramites(),
        "estados": [(estado, consulta.nombre_de(estado)) for estado in ESTADOS],
        "hay_filtros": filtros != Filtros(),
        "url_csv": _direccion(filtros),
        "anterior": _direccion(filtros, pagina - 1) if pagina > 1 else "",
        "siguiente": _direccion(filtros, pagina + 1) if hay_mas and pagina < PAGINA_MAXIMA else "",
    }
    return render(request, "portal/registro/registro.html", contexto)


@require_safe
@abierta(300)
def registro_csv(request: HttpRequest) -> HttpResponse:
    """Give everything found, for a spreadsheet."""
    encabezados = [
        *(
            _("Folio"),
            _("Documento"),
            _("Trámite"),
            _("Titular"),
            _("Qué se autoriza"),
            _("Datos"),
            _("Estado"),
        ),
        *(_("Desde"), _("Hasta"), _("Renueva a"), _("Código de verificación")),
    ]
    filas = (
        [
            *(una.folio, una.titulo, una.tramite, una.titular, una.objeto),
            "; ".join(f"{rotulo}: {valor}" for rotulo, valor in una.datos),
            *(una.estado, una.vigente_desde or "", una.vigente_hasta or "", una.renueva),
            una.codigo,
        ]
        for una in consulta.todos(_filtros(request))
    )
    return como_csv("registro-publico", encabezados, filas)


def _filtros(request: HttpRequest) -> Filtros:
    return Filtros(
        texto=request.GET.get("q", "")[:200],
        tramite=request.GET.get("tramite", "")[:60],
        estado=request.GET.get("estado", ""),
    )


def _direccion(filtros: Filtros, pagina: int = 1) -> str:
    partes = {
        "q": filtros.texto,
        "tramite": filtros.tramite,
        "estado": filtros.estado,
        "pagina": str(pagina) if pagina > 1 else "",
    }
    return "?" + urlencode({clave: valor for clave, valor in partes.items() if valor})
