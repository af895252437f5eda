"""Opening a task on its own page: who may do it, and where to go once it is done."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from experta.bandeja.models import Tarea
from experta.oficina.acceso import persona_de
from experta.oficina.revision import tarea_propia
from experta.tramitacion import permisos


def tarea_por_hacer(request: HttpRequest, pk: int, acto: str) -> Tarea:
    """Return a task of that kind that the official may do.

    Raises:
        Http404: there is none, or it is of another kind.
        NoPermitido: they may read it, but it is for others to do.
    """
    tarea = tarea_propia(request, pk)
    if tarea.acto != acto:
        raise Http404
    permisos.exigir_tarea(persona_de(request), tarea)
    return tarea


def ya_no_se_hace(request: HttpRequest, tarea: Tarea) -> HttpResponse | None:
    """Return the way to the case when somebody only opens a task that is done or paused."""
    if request.method == "POST" or tarea.estado == Tarea.Estado.PENDIENTE:
        return None
    frase = _("Esta tarea ya no está pendiente: {estado}.")
    messages.info(request, frase.format(estado=tarea.get_estado_display().lower()))
    return redirect("oficina:expediente", pk=tarea.expediente_id)
