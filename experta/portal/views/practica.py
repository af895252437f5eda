"""Practising a trámite: the whole form and the whole answer, and nothing is ever sent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from experta.catalogo.models import Tramite
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.pantallas.borradores import prellenar_borrador
from experta.pantallas.vistas import acto_o_pagina
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta, persona_de
from experta.portal.costo import costo_de
from experta.portal.previa import previa_de
from experta.portal.solicitud import Solicitud, abrir
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from experta.tramitacion.actos.borrar_practica import borrar_practica
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.consultas.fechas import tiempo
from experta.tramitacion.consultas.practica import previsto


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "POST"])
def practicar(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what practising is; open the practice, or go on with the one that waits."""
    publicados = Tramite.objects.filter(vigente__isnull=False).select_related("vigente")
    tramite = get_object_or_404(publicados, slug=slug)
    persona = persona_de(request)
    suyas = Expediente.objects.de_la_ciudadania(persona).filter(tramite=tramite, practica=True)
    empezada = suyas.first()
    if request.method == "GET":
        contexto = {"tramite": tramite, "empezada": empezada}
        return render(request, "portal/solicitud/practicar.html", contexto)
    if empezada is None:
        empezada = abrir_borrador(persona=persona, slug=slug, practica=True)
        prellenar_borrador(persona, empezada)
    return redirect("portal:llenar", empezada.pk)


@acto_o_pagina
@con_cuenta
@require_GET
def terminar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell what would have happened: dates, cost, steps, and what would be observed."""
    solicitud = _abrir(request, pk)
    if not solicitud.al_dia:
        return redirect("portal:actualizar", pk)
    respuesta = solicitud.ejecutable.ficha.plazo.respuesta
    contexto = {
        "solicitud": solicitud,
        "previa": previa_de(solicitud),
        "costo": costo_de(solicitud, reloj.hoy()),
        "plazo": tiempo(nombrar(respuesta.cantidad, Unidad(respuesta.unidad))),
        "previsto": previsto(solicitud.expediente, reloj.ahora()),
    }
    return render(request, "portal/solicitud/practica.html", contexto)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:practica")
@require_POST
def de_verdad(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a real draft with the answers of a practice; its files are not copied."""
    solicitud, persona = _abrir(request, pk), persona_de(request)
    if not solicitud.al_dia:
        return redirect("portal:actualizar", pk)
    borrador = abrir_borrador(persona=persona, slug=solicitud.ejecutable.slug)
    guardar_respuestas(
        persona=persona,
        expediente=borrador,
        cambios=solicitud.respuestas,
        revision=borrador.revision,
        tomado=solicitud.expediente.tomado,
    )
    messages.success(request, _("Esto ya es de verdad: tus respuestas están aquí. Revísalas."))
    return redirect("portal:llenar", borrador.pk)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:practica")
@require_POST
def borrar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete the practice, and go back to the trámite."""
    solicitud = _abrir(request, pk)
    borrar_practica(persona=persona_de(request), expediente=solicitud.expediente)
    messages.success(request, _("Borramos tu práctica. No quedó nada de ella."))
    return redirect("portal:ficha", solicitud.ejecutable.slug)


def _abrir(request: HttpRequest, pk: UUID) -> Solicitud:
    solicitud = abrir(request, pk)
    if not solicitud.expediente.practica:
        raise Http404
    return solicitud
