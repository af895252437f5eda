"""Files of an application: hand in, download, take back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from experta.expedientes.models import Adjunto
from experta.expedientes.services.adjuntos import abrir_copia, nombre_de_copia, tipo_de_copia
from experta.pantallas.descargas import como_descarga
from experta.pantallas.vistas import acto_o_pagina
from experta.portal import guardado
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta
from experta.portal.captura import Entrada, accion_de
from experta.portal.preguntas import por_htmx
from experta.portal.solicitud import Solicitud, abrir


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_POST
def adjuntar(request: HttpRequest, pk: UUID, pregunta: str) -> HttpResponse:
    """Hand in the files of one question; go back to its page, or answer htmx with its field."""
    solicitud = abrir(request, pk)
    una = solicitud.formulario.preguntas.get(pregunta)
    if una is None or una.tipo != "archivo":
        raise Http404
    accion = accion_de(request.POST)
    if accion.archivo:
        guardado.retirar(request, solicitud, accion.archivo[1])
        return redirect(_pagina_de(solicitud, pregunta))
    entrada = Entrada(frozenset({pregunta}), (una,), {}, solicitud.expediente.revision, accion)
    faltas, estado = guardado.subir(request, solicitud, entrada)
    if not faltas and not por_htmx(request):
        return redirect(_pagina_de(solicitud, pregunta))
    contexto = {
        "solicitud": solicitud,
        "pregunta": una,
        "valor": solicitud.valor(una),
        "faltas": faltas,
        "volver": _pagina_de(solicitud, pregunta),
    }
    campo, pagina = "portal/solicitud/_archivo.html", "portal/solicitud/archivo.html"
    plantilla = campo if por_htmx(request) else pagina
    return render(request, plantilla, contexto, status=estado if faltas else 200)


@acto_o_pagina
@con_cuenta
@require_GET
def adjunto(request: HttpRequest, pk: UUID, adjunto: UUID) -> HttpResponse:
    """Download the safe copy of a file in force."""
    solicitud = abrir(request, pk)
    vigentes = Adjunto.objects.vigentes().filter(expediente=solicitud.expediente)
    suyo = get_object_or_404(vigentes, pk=adjunto)
    return como_descarga(nombre_de_copia(suyo), abrir_copia(suyo), tipo_de_copia(suyo))


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_POST
def retirar(request: HttpRequest, pk: UUID, adjunto: UUID) -> HttpResponse:
    """Take a file back and return to its page."""
    solicitud = abrir(request, pk)
    pregunta = get_object_or_404(
        Adjunto.objects.vigentes().filter(expediente=solicitud.expediente), pk=adjunto
    ).pregunta
    guardado.retirar(request, solicitud, adjunto)
    return redirect(_pagina_de(solicitud, pregunta))


def _pagina_de(solicitud: Solicitud, pregunta: str) -> str:
    pk = solicitud.expediente.pk
    if not solicitud.es_borrador:
        return f"{reverse('portal:responder', args=[pk])}#campo-{pregunta}"
    seccion = solicitud.seccion_de(pregunta)
    return f"{reverse('portal:seccion', args=[pk, seccion])}#campo-{pregunta}"
