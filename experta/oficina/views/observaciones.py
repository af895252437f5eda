"""Observing: note, withdraw, send the one prevención, and say how each answered remark ends."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from experta.bandeja.models import Tarea
from experta.expedientes.models import Expediente, Observacion
from experta.oficina.acceso import funcionaria, persona_de, solo_post
from experta.oficina.revision import Escrito, pagina, tarea_propia
from experta.pantallas.vistas import acto_o_pagina
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.tramitacion import coordinacion, permisos
from experta.tramitacion.actos.atender_observacion import atender_observacion as acto_atender
from experta.tramitacion.actos.dar_visto_bueno import dar_visto_bueno as acto_dar_visto_bueno
from experta.tramitacion.actos.insistir_observacion import insistir_observacion as acto_insistir
from experta.tramitacion.actos.observar import observar as acto_observar
from experta.tramitacion.actos.prevenir import prevenir as acto_prevenir
from experta.tramitacion.actos.retirar_observacion import retirar_observacion as acto_retirar
from experta.tramitacion.actos.retirar_vencidas import retirar_vencidas as acto_retirar_vencidas
from experta.tramitacion.consultas.areas import aun_revisan
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.consultas.observaciones import notas, ventana
from experta.tramitacion.errores import DatosInvalidos

LARGO = 1000


@acto_o_pagina
@funcionaria
@solo_post("oficina:expediente")
def observar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note an observation on an answer or document; 422 comes back to it, nothing lost."""
    expediente = _de_oficio(request, pk)
    datos = request.POST
    revisada = permisos.exigir_revision(persona_de(request), expediente, datos.get("area", ""))
    pregunta = datos.get("pregunta", "")
    try:
        acto_observar(
            persona=persona_de(request),
            expediente=expediente,
            pregunta=pregunta,
            motivo=datos.get("motivo", ""),
            texto=datos.get("texto", "")[:LARGO],
            area=datos.get("area", ""),
        )
    except DatosInvalidos as error:
        return _otra_vez(request, revisada, error, observando=pregunta)
    frase = _("Observación anotada. La persona la verá en la prevención.")
    return _de_vuelta(request, revisada, frase, f"dato-{pregunta}")


@acto_o_pagina
@funcionaria
@solo_post("oficina:expediente")
def dar_visto_bueno(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the ticks of the checklist of the area."""
    expediente = _de_oficio(request, pk)
    area = request.POST.get("area", "")
    revisada = permisos.exigir_revision(persona_de(request), expediente, area)
    try:
        acto_dar_visto_bueno(
            persona=persona_de(request),
            expediente=expediente,
            puntos=request.POST.getlist("punto"),
            area=area,
        )
    except DatosInvalidos as error:
        return _otra_vez(request, revisada, error)
    frase = _("Guardamos lo que llevas revisado.")
    return _de_vuelta(request, revisada, frase, "lista-de-revision")


@acto_o_pagina
@funcionaria
@solo_post("oficina:expediente")
def retirar_observacion(request: HttpRequest, pk: UUID, observacion: int) -> HttpResponse:
    """Take back an observation of one's area."""
    suya, revisada = de_su_area(request, pk, observacion)
    acto_retirar(persona=persona_de(request), observacion=suya)
    return _de_vuelta(request, revisada, _("Retiraste la observación."))


@acto_o_pagina
@funcionaria
@solo_post("oficina:expediente")
def atender_observacion(request: HttpRequest, pk: UUID, observacion: int) -> HttpResponse:
    """Say that the person mended what was observed."""
    suya, revisada = de_su_area(request, pk, observacion)
    acto_atender(persona=persona_de(request), observacion=suya)
    return _de_vuelta(request, revisada, _("La observación quedó atendida."))


@acto_o_pagina
@funcionaria
@solo_post("oficina:expediente")
def insistir_observacion(request: HttpRequest, pk: UUID, observacion: int) -> HttpResponse:
    """Say what is still wrong after the answer; 422 comes back to it, nothing lost."""
    suya, revisada = de_su_area(request, pk, observacion)
    try:
        razon = request.POST.get("razon", "")[:LARGO]
        acto_insistir(persona=persona_de(request), observacion=suya, razon=razon)
    except DatosInvalidos as error:
        return _otra_vez(request, revisada, error)
    return _de_vuelta(request, revisada, _("Insistes: será una razón de lo que se resuelva."))


@acto_o_pagina
@funcionaria
def prevenir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the whole prevención as the person will read it, and send it."""
    expediente = _de_oficio(request, pk)
    dependencia = coordinacion.coordinadora(expediente)
    permisos.exigir_coordinacion(persona_de(request), expediente, dependencia)
    if request.method == "POST":
        acto_prevenir(persona=persona_de(request), expediente=expediente)
        messages.success(
            request,
            _("La prevención está lista para firma. El trámite queda en pausa."),
        )
        return HttpResponseRedirect(_expediente(expediente))
    tiempo = expediente.version.ficha["plazo"]["prevencion"]
    contexto: dict[str, Any] = {
        "expediente": expediente,
        "notas": [nota for nota in notas(expediente) if nota.anotada],
        "ventana": ventana(expediente),
        "revisan": aun_revisan(expediente),
        "tiempo": nombrar(tiempo["cantidad"], Unidad(tiempo["unidad"])),
        "volver": _expediente(expediente),
    }
    return render(request, "oficina/revision/prevenir.html", contexto)


@acto_o_pagina
@funcionaria
@solo_post("oficina:prevenir")
def retirar_vencidas(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away what was noted and can no longer be sent."""
    expediente = _de_oficio(request, pk)
    acto_retirar_vencidas(persona=persona_de(request), expediente=expediente)
    messages.success(request, _("Las observaciones que no se enviaron a tiempo se retiraron."))
    return HttpResponseRedirect(_expediente(expediente))


def _de_oficio(request: HttpRequest, pk: UUID) -> Expediente:
    visibles = expedientes_de_oficio(persona_de(request))
    return get_object_or_404(visibles.select_related("version", "tramite", "prevencion"), pk=pk)


def de_su_area(request: HttpRequest, pk: UUID, observacion: int) -> tuple[Observacion, Tarea]:
    """Return an observation of an area of the official, and the review of that area.

    Raises:
        Http404, NoPermitido: it is of another case or another area.
    """
    expediente = _de_oficio(request, pk)
    todas = expediente.observaciones.select_related("expediente")
    suya = get_object_or_404(todas, pk=observacion)
    return suya, permisos.exigir_revision(persona_de(request), expediente, suya.area)


def _de_vuelta(
    request: HttpRequest, tarea: Tarea, frase: str, lugar: str = "observaciones"
) -> HttpResponse:
    """Return to the review, at that place, with a sentence of what was done."""
    messages.success(request, frase)
    return HttpResponseRedirect(f"{reverse('oficina:tarea', args=[tarea.pk])}#{lugar}")


def _otra_vez(
    request: HttpRequest, tarea: Tarea, error: DatosInvalidos, observando: str = ""
) -> HttpResponse:
    """Show the review again with what was typed and does not hold."""
    entera = tarea_propia(request, tarea.pk)
    return pagina(request, entera, observando=observando, escrito=Escrito.de(request, error))


def _expediente(expediente: Expediente) -> str:
    return reverse("oficina:expediente", args=[expediente.pk])
