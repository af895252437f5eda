"""Whoever is invited to sign another's application: accept, read, sign or say no, and follow it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.cuentas.services import (
    CODIGO,
    CONTRASENA,
    comprobar_presencia,
    tiene_segundo_factor,
)
from experta.expedientes.models import Corresponsabilidad
from experta.expedientes.services.adjuntos import abrir_copia, nombre_de_copia, tipo_de_copia
from experta.pantallas.descargas import como_descarga
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.limites import excede
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import persona_de
from experta.portal.forms.corresponsable import preguntas_de_firma, preguntas_de_no
from experta.tramitacion.actos.aceptar_invitacion import aceptar_invitacion
from experta.tramitacion.actos.declinar_corresponsabilidad import declinar_corresponsabilidad
from experta.tramitacion.actos.firmar_como_corresponsable import firmar_como_corresponsable
from experta.tramitacion.consultas import corresponsable as consulta
from experta.tramitacion.errores import DatosInvalidos

_FORMULARIO = ["GET", "HEAD", "POST"]
_POR_MINUTO = 20


@require_http_methods(_FORMULARIO)
@acto_o_pagina
@login_required
def invitacion(request: HttpRequest, llave: str) -> HttpResponse:
    """Say who invites and to what; POST accepts it, and only then the application is read."""
    persona = persona_de(request)
    if excede(request, "invitacion", _POR_MINUTO):
        return render(request, "portal/corresponsable/cerrada.html", status=429)
    abiertas = Corresponsabilidad.objects.con_llave(llave).select_related("expediente__version")
    fila = abiertas.first()
    if fila is None or persona.sin_cuenta or fila.persona_id not in (None, persona.pk):
        return render(request, "portal/corresponsable/cerrada.html", status=404)
    if request.method == "POST" or fila.persona_id == persona.pk:
        aceptada = aceptar_invitacion(persona=persona, llave=llave)
        return redirect("portal:participacion", aceptada.pk)
    contexto = {"fila": fila, "titular": consulta.titular_de(fila.expediente)}
    return render(request, "portal/corresponsable/invitacion.html", contexto)


@require_http_methods(_FORMULARIO)
@acto_o_pagina
@login_required
def participacion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the application to sign; signed, how it goes. POST signs, presence proved."""
    persona, fila = persona_de(request), _suya(request, pk)
    if fila.estado == Corresponsabilidad.Estado.FIRMADA:
        contexto = {
            "fila": fila,
            "titular": consulta.titular_de(fila.expediente),
            "participacion": consulta.participacion(fila, persona),
        }
        return render(request, "portal/corresponsable/participacion.html", contexto)
    if request.method != "POST":
        valores = {"nombre": persona.nombre_completo}
        return _por_firmar(request, fila, Hoja(preguntas_de_firma(), valores))
    hoja = leer(preguntas_de_firma(), request.POST)
    metodo, falta = ("", "") if hoja.faltas else _presencia(request)
    if falta:
        hoja = hoja.con(dato=falta)
    if not hoja.faltas:
        try:
            _firmar(request, fila, hoja, metodo)
            return redirect("portal:participacion", pk)
        except DatosInvalidos as error:
            hoja = hoja.con(**{falta.clave: falta.mensaje for falta in error.faltas})
    return _por_firmar(request, fila, hoja, estado=422)


@require_http_methods(_FORMULARIO)
@acto_o_pagina
@login_required
def declinar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why not, and close the invitation."""
    fila = _por_responder(request, pk)
    hoja = Hoja(preguntas_de_no(), {})
    if request.method == "POST":
        hoja = leer(preguntas_de_no(), request.POST)
        if not hoja.faltas:
            declinar_corresponsabilidad(
                persona=persona_de(request),
                corresponsabilidad=fila,
                motivo=hoja.respuestas["motivo"],
            )
            messages.success(request, _("Le dijimos a quien te invitó que no firmas."))
            return redirect("portal:mis_tramites")
    contexto = {"fila": fila, "hoja": hoja, "faltas": hoja.faltas}
    estado = 422 if hoja.faltas else 200
    return render(request, "portal/corresponsable/declinar.html", contexto, status=estado)


@require_safe
@acto_o_pagina
@login_required
def adjunto(request: HttpRequest, pk: UUID, adjunto: UUID) -> HttpResponse:
    """Hand over the safe copy of a file of the application, while it waits for the firma."""
    vigentes = _por_responder(request, pk).expediente.adjuntos.vigentes()
    suyo = get_object_or_404(vigentes, pk=adjunto)
    return como_descarga(nombre_de_copia(suyo), abrir_copia(suyo), tipo_de_copia(suyo))


def _suya(request: HttpRequest, pk: UUID) -> Corresponsabilidad:
    suyas = Corresponsabilidad.objects.de(persona_de(request))
    return get_object_or_404(suyas.select_related("expediente__version"), pk=pk)


def _por_responder(request: HttpRequest, pk: UUID) -> Corresponsabilidad:
    suyas = Corresponsabilidad.objects.de(persona_de(request)).abiertas()
    return get_object_or_404(suyas.select_related("expediente__version"), pk=pk)


def _presencia(request: HttpRequest) -> tuple[str, str]:
    """Return how presence was proved; when it was not, the sentence that says so."""
    dato = request.POST.get("dato", "")
    if not dato:
        return "", _("Escribe tu contraseña o tu código para firmar.")
    metodo = CODIGO if request.POST.get("metodo") == CODIGO else CONTRASENA
    if probado := comprobar_presencia(request, metodo, dato):
        return probado, ""
    return "", _("No coincide. Escríbelo otra vez; tras varios intentos hay que esperar.")


def _firmar(request: HttpRequest, fila: Corresponsabilidad, hoja: Hoja, metodo: str) -> None:
    firmar_como_corresponsable(
        persona=persona_de(request),
        corresponsabilidad=fila,
        huella_vista=request.POST.get("huella", ""),
        metodo=metodo,
        **hoja.respuestas,
    )
    messages.success(request, _("Firmaste. Le avisamos a quien te invitó."))


def _por_firmar(
    request: HttpRequest, fila: Corresponsabilidad, hoja: Hoja, *, estado: int = 200
) -> HttpResponse:
    contexto: dict[str, Any] = {
        "fila": fila,
        "titular": consulta.titular_de(fila.expediente),
        "lectura": consulta.lectura(fila.expediente),
        "hoja": hoja,
        "faltas": hoja.faltas,
        "con_codigo": tiene_segundo_factor(persona_de(request)),
        "metodo": request.POST.get("metodo", CONTRASENA),
    }
    return render(request, "portal/corresponsable/firmar.html", contexto, status=estado)
