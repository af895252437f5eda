"""Reviewing: open a task where it is done, give an opinion or decide."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experta.bandeja.models import Tarea
from experta.expedientes.models import Expediente
from experta.oficina.acceso import funcionaria, persona_de, solo_post
from experta.oficina.revision import ACTO_DE, Escrito, pagina, tarea_propia
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.dictaminar import dictaminar as acto_dictaminar
from experta.tramitacion.actos.resolver import resolver as acto_resolver
from experta.tramitacion.errores import DatosInvalidos

# Where each kind of task is done; each takes the pk of the task, those of a tray nothing.
_BANDEJAS = {"firmar": "firma"}
_DEL_EXPEDIENTE = {"prevenir": "prevenir"}
_PAGINAS = {
    "programar-inspeccion": "programar",
    "inspeccionar": "visita",
    "notificar": "notificar",
    "atender": "atender",
}


@require_safe
@acto_o_pagina
@funcionaria
def tarea(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a task on the page where it is done; whoever may only read gets the expediente."""
    suya = tarea_propia(request, pk)
    atiende = persona_de(request).nombramiento(suya.rol, suya.dependencia) is not None
    if atiende and suya.acto in ACTO_DE:
        return pagina(request, suya)
    destino = _donde_se_hace(suya) if atiende else ""
    return HttpResponseRedirect(destino or _expediente(suya.expediente))


@acto_o_pagina
@funcionaria
@solo_post("oficina:tarea")
def dictaminar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the opinion of the area and go on to the next task."""
    suya = _para(request, pk, "dictaminar")
    datos = request.POST
    try:
        acto_dictaminar(
            persona=persona_de(request),
            tarea=suya,
            sentido=datos.get("sentido", ""),
            fundamento=datos.get("fundamento", ""),
            condiciones=datos.get("condiciones", ""),
        )
    except DatosInvalidos as error:
        return pagina(request, suya, escrito=Escrito.de(request, error))
    return _siguiente(request, suya, _("Quedó tu dictamen de {folio}."))


@acto_o_pagina
@funcionaria
@solo_post("oficina:tarea")
def resolver(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide the case and go on to the next task."""
    suya = _para(request, pk, "resolver")
    datos = request.POST
    try:
        acto_resolver(
            persona=persona_de(request),
            tarea=suya,
            sentido=datos.get("sentido", ""),
            motivos=datos.get("motivos", ""),
            condiciones=datos.get("condiciones", ""),
        )
    except DatosInvalidos as error:
        return pagina(request, suya, escrito=Escrito.de(request, error))
    return _siguiente(request, suya, _("Quedó la resolución de {folio}. Falta su firma."))


def _para(request: HttpRequest, pk: int, acto: str) -> Tarea:
    """Return a task that this act completes; one of another kind does not exist here."""
    suya = tarea_propia(request, pk)
    if ACTO_DE.get(suya.acto) != acto:
        raise Http404
    return suya


def _siguiente(request: HttpRequest, hecha: Tarea, texto: str) -> HttpResponse:
    messages.success(request, texto.format(folio=hecha.expediente.folio))
    return redirect("oficina:bandeja")


def _donde_se_hace(tarea: Tarea) -> str:
    """Return the page of a task that is not a review; empty when there is none."""
    try:
        if tarea.acto in _DEL_EXPEDIENTE:
            return reverse(f"oficina:{_DEL_EXPEDIENTE[tarea.acto]}", args=[tarea.expediente_id])
        if tarea.acto in _BANDEJAS:
            return reverse(f"oficina:{_BANDEJAS[tarea.acto]}")
        return reverse(f"oficina:{_PAGINAS[tarea.acto]}", args=[tarea.pk])
    except (KeyError, NoReverseMatch):
        return ""


def _expediente(expediente: Expediente) -> str:
    return reverse("oficina:expediente", args=[expediente.pk])
