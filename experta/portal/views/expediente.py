"""The page of a case: who has it, until when, what to do now, and everything it has produced."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.analitica.pronostico import pronostico_de
from experta.comun import reloj
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import ABIERTOS
from experta.motores.formularios.modelo import Pregunta
from experta.pantallas import libro
from experta.pantallas.descargas import como_descarga
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import persona_de
from experta.portal.seguido import con_enlaces, enlace_de, seguido
from experta.tramitacion.actos.corregir import corregir as acto_corregir
from experta.tramitacion.actos.desistir import desistir as acto_desistir
from experta.tramitacion.consultas.inconformidad import inconformidad, recurrido, vuelta
from experta.tramitacion.consultas.seguimiento import Seguimiento, seguimiento
from experta.tramitacion.consultas.turno import por_leer
from experta.tramitacion.errores import DatosInvalidos

# While documents are being made the page asks again by itself; then the person does.
INTENTOS_MAXIMOS = 40


@require_safe
@acto_o_pagina
@login_required
def expediente(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell how a case goes; an htmx request gets only its documents, as they are now."""
    caso = seguido(request, pk)
    hilo = seguimiento(caso, persona_de(request))
    contexto = _contexto(request, hilo)
    if getattr(request, "htmx", False):
        return render(request, "portal/seguimiento/_documentos.html", contexto)
    return render(request, "portal/seguimiento/expediente.html", contexto)


def _pronostico(hilo: Seguimiento) -> dict[str, Any]:
    """Return what is calculated while the authority has the case and is in time; else nothing."""
    caso = hilo.expediente
    corre = caso.estado in ABIERTOS and not (hilo.turno.tuyo or hilo.en_pausa)
    if not corre or caso.vence is None or caso.vence < reloj.hoy():
        return {"se_calcula": False}
    pronostico = pronostico_de(caso)
    tarde = pronostico is not None and pronostico.pasa_de(caso.vence)
    return {"se_calcula": True, "pronostico": pronostico, "tarde": tarde}


def _contexto(request: HttpRequest, hilo: Seguimiento) -> dict[str, Any]:
    caso = hilo.expediente
    escrito = request.GET.get("intento", "0")
    intento = int(escrito) if escrito.isdecimal() and len(escrito) < 4 else INTENTOS_MAXIMOS
    aqui = reverse("portal:expediente", args=[caso.pk])
    acciones: list[dict[str, Any]] = [
        {"accion": una, "url": enlace_de(caso, una)} for una in hilo.acciones
    ]
    return {
        "hilo": hilo,
        "via": inconformidad(caso),
        "vuelta": vuelta(caso),
        "recurrido": recurrido(caso),
        **_pronostico(hilo),
        "por_hacer": [una for una in acciones if una["accion"].clave != "desistir"],
        "otras": [una for una in acciones if una["accion"].clave == "desistir"],
        "papeles": con_enlaces(caso, hilo.papeles),
        "notificadas": [
            {"una": una, "url": reverse("portal:notificacion", args=[caso.pk, una.id])}
            for una in hilo.notificadas
        ],
        "url_aqui": aqui,
        "url_siguiente": f"{aqui}?intento={intento + 1}" if intento < INTENTOS_MAXIMOS else "",
    }


@require_safe
@acto_o_pagina
@login_required
def documento(request: HttpRequest, pk: UUID, documento: UUID) -> HttpResponse:
    """Download a document; one told by electronic notification is opened there first."""
    caso = seguido(request, pk)
    emitidos = caso.documentos.filter(estado__in=Documento.EMITIDOS)
    uno = get_object_or_404(emitidos, pk=documento)
    cerrada = next((una for una in por_leer(caso) if una.documento == uno.pk), None)
    if cerrada:
        return redirect("portal:notificacion", pk=caso.pk, notificacion=cerrada.pk)
    return como_descarga(f"{uno.folio}.pdf", documentos.leer_sellado(uno), "application/pdf")


@require_safe
@acto_o_pagina
@login_required
def plazo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the ledger of the clocks of a case, explained; or give it as CSV or JSON."""
    caso = seguido(request, pk)
    archivo = libro.exportado(request, caso)
    if archivo:
        return archivo
    return render(request, "portal/seguimiento/plazo.html", libro.contexto(request, caso))


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def desistir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, explaining what it means, and withdraw the application."""
    caso = seguido(request, pk)
    if request.method == "POST":
        acto_desistir(persona=persona_de(request), expediente=caso)
        messages.success(request, _("Retiraste tu solicitud. El trámite terminó."))
        return _de_vuelta(caso)
    if not caso.abierto:
        return _de_vuelta(caso)
    return render(request, "portal/seguimiento/desistir.html", {"expediente": caso})


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def corregir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take what the person corrected after a visit, and ask for the next one."""
    caso = seguido(request, pk)
    hilo = seguimiento(caso, persona_de(request))
    escrito, faltas = request.POST.get("explicacion", ""), {}
    if request.method == "POST":
        try:
            acto_corregir(persona=persona_de(request), expediente=caso, explicacion=escrito)
            messages.success(request, _("Gracias. Te avisaremos cuándo será la nueva visita."))
            return _de_vuelta(caso)
        except DatosInvalidos as error:
            faltas = {falta.clave: falta.mensaje for falta in error.faltas}
    elif hilo.turno.paso != "corregir":
        return _de_vuelta(caso)
    contexto = {
        "hilo": hilo,
        "visita": next(iter(hilo.visitas), None),
        "pregunta": _que_corrigio(),
        "escrito": escrito,
        "faltas": faltas,
    }
    estado = 422 if faltas else 200
    return render(request, "portal/seguimiento/corregir.html", contexto, status=estado)


def _que_corrigio() -> Pregunta:
    return Pregunta(
        clave="explicacion",
        tipo="texto_largo",
        etiqueta=_("¿Qué corregiste?"),
        ayuda=_("Escribe qué hiciste con cada punto señalado. Lo revisarán en la nueva visita."),
        max_largo=1000,
    )


def _de_vuelta(caso: Expediente) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("portal:expediente", args=[caso.pk]))
