"""The counter: the same application, written by a clerk for whoever stands there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from experta.catalogo.models import Tramite
from experta.cuentas.busqueda import por_dato_exacto
from experta.cuentas.models import Persona, Rol
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.forms import ventanilla as formulario
from experta.oficina.hojas import FORMULARIO, mostrar
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.limites import excede
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.consultas.catalogo import vigentes
from experta.tramitacion.consultas.ventanilla import capturados

BUSQUEDAS_POR_MINUTO = 20


@require_safe
@con_rol(Rol.VENTANILLA)
def ventanilla(request: HttpRequest) -> HttpResponse:
    """List what the clerk has in hand."""
    contexto = {"capturados": capturados(persona_de(request))}
    return render(request, "oficina/ventanilla/ventanilla.html", contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.VENTANILLA)
def nuevo(request: HttpRequest) -> HttpResponse:
    """Look for the account, then open the draft; what is looked for never goes in an address."""
    disponibles = vigentes().filter(tramite__estado=Tramite.Estado.DISPONIBLE)
    versiones = [version for version in disponibles if not version.ficha.get("oculto")]
    if request.method != "POST":
        return _pagina(request, Hoja(formulario.de_inicio([], versiones), {}))
    if excede(request, "buscar-cuenta", BUSQUEDAS_POR_MINUTO):
        return render(request, "429.html", status=429)
    personas = _encontradas(request)
    preguntas = formulario.de_inicio(personas, versiones)
    if "_buscar" in request.POST:
        elegida = str(personas[0].publica) if len(personas) == 1 else None
        valores = {**leer(preguntas, request.POST).valores, "para": elegida}
        return _pagina(request, Hoja(preguntas, valores), buscada=True, hay=bool(personas))
    hoja = leer(preguntas, request.POST)
    if hoja.faltas:
        return _pagina(request, hoja, buscada=True, hay=bool(personas))
    return _abrir(request, hoja.respuestas, personas)


def _encontradas(request: HttpRequest) -> list[Persona]:
    """Return the accounts of what was typed, without the clerk's own."""
    q = request.POST.get("q", "").strip()[:254]
    encontradas = por_dato_exacto(q) if q else []
    return [una for una in encontradas if una != persona_de(request)]


def _abrir(
    request: HttpRequest, respuestas: dict[str, Any], personas: list[Persona]
) -> HttpResponse:
    titular = next((una for una in personas if str(una.publica) == respuestas["para"]), None)
    persona = persona_de(request)
    expediente = abrir_borrador(
        persona=persona, slug=respuestas["tramite"], en_ventanilla=True, titular=titular
    )
    # Nothing of the account is filled in: the clerk reads it from the papers on the counter.
    return redirect("portal:llenar", expediente.pk)


def _pagina(
    request: HttpRequest, hoja: Hoja, *, buscada: bool = False, hay: bool = False
) -> HttpResponse:
    contexto = {
        "busqueda": formulario.busqueda(),
        "q": request.POST.get("q", ""),
        "buscada": buscada,
        "hay": hay,
    }
    return mostrar(request, "oficina/ventanilla/nuevo.html", hoja, contexto)
