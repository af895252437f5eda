"""The list of one's own cases, what waits for the person first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from experta.avisos.models import Aviso
from experta.pantallas.paginas import pagina_de
from experta.portal.accesos import persona_de
from experta.tramitacion.consultas import mis_tramites as consulta
from experta.tramitacion.consultas.corresponsable import participaciones
from experta.tramitacion.rutas.guardadas import hojas_de


@require_safe
@login_required
def mis_tramites(request: HttpRequest) -> HttpResponse:
    """Show the cases of the person, of everyone or of the one represented that is chosen."""
    persona = persona_de(request)
    mandatos = consulta.mandatos_con_tramites(persona)
    de = request.GET.get("de", "")
    if de not in {"yo", *(str(mandato.pk) for mandato in mandatos)}:
        de = ""
    pagina = pagina_de(request)
    pagina_de_tramites = consulta.mis_tramites(persona, de, pagina)
    contexto = {
        "lista": pagina_de_tramites,
        "grupos": _grupos(pagina_de_tramites),
        "mandatos": mandatos,
        "participaciones": participaciones(persona) if pagina == 1 else (),
        "hojas_de_ruta": hojas_de(persona) if pagina == 1 else (),
        "de": de,
        "avisos_nuevos": Aviso.objects.visible_to(persona).sin_leer().count(),
        "pagina": pagina,
        "anterior": _direccion(de, pagina - 1) if pagina > 1 else "",
        "siguiente": _direccion(de, pagina + 1) if pagina_de_tramites.hay_mas else "",
    }
    return render(request, "portal/seguimiento/mis_tramites.html", contexto)


def _grupos(lista: consulta.MisTramites) -> list[tuple[str, tuple[consulta.Fila, ...]]]:
    grupos = [
        ("te_esperan", lista.te_esperan),
        ("borradores", lista.borradores),
        ("en_tramite", lista.en_tramite),
        ("terminados", lista.terminados),
        ("practicas", lista.practicas),
    ]
    return [(clave, filas) for clave, filas in grupos if filas]


def _direccion(de: str, pagina: int) -> str:
    partes = {"de": de, "pagina": str(pagina) if pagina > 1 else ""}
    return "?" + urlencode({clave: valor for clave, valor in partes.items() if valor})
