"""Contesting an answer against the person: what it means, by when, and the draft of the recurso."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from experta.catalogo.ejecutable import cargar
from experta.pantallas.borradores import prellenar_borrador
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import persona_de
from experta.portal.seguido import seguido
from experta.tramitacion.actos.inconformarse import inconformarse as acto_inconformarse
from experta.tramitacion.consultas.inconformidad import inconformidad
from experta.tramitacion.remedios import remedio_de


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def inconformarse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Explain the recurso once, and begin it: its pages are those of any application."""
    caso = seguido(request, pk)
    if request.method == "POST":
        persona = persona_de(request)
        borrador = acto_inconformarse(persona=persona, expediente=caso)
        # Just begun: only the folio of what is contested is written.
        if borrador.folio is None and borrador.revision == 1:
            prellenar_borrador(persona, borrador)
        return redirect("portal:llenar", borrador.pk)
    via = inconformidad(caso)
    if via is None:
        raise Http404
    contexto = {"expediente": caso, "via": via, "remedio": remedio_de(cargar(caso.version).ficha)}
    return render(request, "portal/seguimiento/inconformarse.html", contexto)
