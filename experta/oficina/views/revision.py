"""Reviewing: read, observe, send the one prevención, give an opinion or decide."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experta.bandeja.models import Tarea
from experta.expedientes.models import Expediente
from experta.oficina.acceso import funcionaria, persona_de, solo_post
from experta.oficina.revision import ACTO_DE, Escrito, pagina, tarea_propia
from experta.pantallas.vistas import acto_o_pagina
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import permisos
from experta.tramitacion.actos.dictaminar import dictaminar as acto_dictaminar
from experta.tramitacion.actos.observar import observar as acto_observar
from experta.tramitacion.actos.prevenir import prevenir as acto_prevenir
from experta.tramitacion.actos.resolver import resolver as acto_resolver
from experta.tramitacion.actos.retirar_observacion import (
    retirar_observacion as acto_retirar_observacion,
)
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.consultas.observaciones import notas, ventana
from experta.tramitacion.errores import DatosInvalidos

# Where each kind of task is done; each takes the pk of the task, those of a tray nothing.
_BANDEJAS = {"firmar": "firma"}
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
@solo_post("oficina:expediente")
def observar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note an observation on an answer or document; 422 comes back to it, nothing lost."""
    expediente = _de_oficio(request, pk)
    revisada = permisos.exigir_revision(persona_de(request), expediente)
    pregunta = request.POST.get("pregunta", "")
    try:
        acto_observar(
            persona=persona_de(request),
            expediente=expediente,
            pregunta=pregunta,
            motivo=request.POST.get("motivo", ""),
            texto=request.POST.get("texto", "")[:1000],
        )
    except DatosInvalidos as error:
        entera = tarea_propia(request, revisada.pk)
        return pagina(request, entera, observando=pregunta, escrito=Escrito.de(request, error))
    messages.success(request, _("Observación anotada. La persona la verá en la prevención."))
    return HttpResponseRedirect(f"{_tarea(revisada)}#dato-{pregunta}")


@acto_o_pagina
@funcionaria
@solo_post("oficina:expediente")
def retirar_observacion(request: HttpRequest, pk: UUID, observacion: int) -> HttpResponse:
    """Take back an observation of one's area that was not sent."""
    expediente = _de_oficio(request, pk)
    revisada = permisos.exigir_revision(persona_de(request), expediente)
    suyas = expediente.observaciones.filter(area=revisada.area or revisada.dependencia)
    suya = get_object_or_404(suyas.select_related("expediente"), pk=observacion)
    acto_retirar_observacion(persona=persona_de(request), observacion=suya)
    messages.success(request, _("Retiraste la observación."))
    return HttpResponseRedirect(f"{_tarea(revisada)}#observaciones")


@acto_o_pagina
@funcionaria
def prevenir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the whole prevención as the person will read it, and send it."""
    expediente = _de_oficio(request, pk)
    revisada = permisos.exigir_revision(persona_de(request), expediente)
    if request.method == "POST":
        acto_prevenir(persona=persona_de(request), expediente=expediente)
        messages.success(
            request,
            _("La prevención está lista para firma. El trámite queda en pausa."),
        )
        return HttpResponseRedirect(_expediente(expediente))
    tiempo = expediente.version.ficha["plazo"]["prevencion"]
    contexto = {
        "expediente": expediente,
        "notas": [nota for nota in notas(expediente) if nota.anotada],
        "ventana": ventana(expediente),
        "tiempo": nombrar(tiempo["cantidad"], Unidad(tiempo["unidad"])),
        "volver": _tarea(revisada),
    }
    return render(request, "oficina/revision/prevenir.html", contexto)


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


def _de_oficio(request: HttpRequest, pk: UUID) -> Expediente:
    visibles = expedientes_de_oficio(persona_de(request))
    return get_object_or_404(visibles.select_related("version", "tramite", "prevencion"), pk=pk)


def _donde_se_hace(tarea: Tarea) -> str:
    """Return the page of a task that is not a review; empty when there is none."""
    try:
        if tarea.acto in _BANDEJAS:
            return reverse(f"oficina:{_BANDEJAS[tarea.acto]}")
        return reverse(f"oficina:{_PAGINAS[tarea.acto]}", args=[tarea.pk])
    except (KeyError, NoReverseMatch):
        return ""


def _tarea(tarea: Tarea) -> str:
    return reverse("oficina:tarea", args=[tarea.pk])


def _expediente(expediente: Expediente) -> str:
    return reverse("oficina:expediente", args=[expediente.pk])
