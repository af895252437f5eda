"""Legal notifications: what opening one means is said before; opening it is its reception."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from experta.expedientes.models import Notificacion
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import persona_de
from experta.portal.seguido import seguido
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from experta.tramitacion.consultas.notificacion import explicacion


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def notificacion(request: HttpRequest, pk: UUID, notificacion: int) -> HttpResponse:
    """Explain a notification; a POST opens it, and its document can be read."""
    caso = seguido(request, pk)
    una = get_object_or_404(
        Notificacion.objects.select_related("expediente__version"),
        pk=notificacion,
        expediente=caso,
    )
    explicada = explicacion(una)
    if request.method == "POST" and explicada.por_leer:
        recibir_notificacion(persona=persona_de(request), notificacion=una)
    if request.method == "POST":
        return redirect("portal:notificacion", pk=caso.pk, notificacion=una.pk)
    contexto = {"expediente": caso, "una": explicada}
    return render(request, "portal/seguimiento/notificacion.html", contexto)
