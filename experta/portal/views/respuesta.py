"""Answering a prevención: everything observed on one screen, saved as it is typed, sent once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from experta.expedientes.rules import PREVENIDO
from experta.pantallas.vistas import acto_o_pagina
from experta.portal import guardado, reenvio
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta, persona_de
from experta.portal.captura import Entrada, leer, por_nombre
from experta.portal.preguntas import apartado, contexto_de, mostrar_choque, quedarse
from experta.portal.solicitud import Solicitud, abrir
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron
from experta.tramitacion.actos.subsanar import subsanar
from experta.tramitacion.consultas.prevencion import pedido_de
from experta.tramitacion.errores import DatosInvalidos


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "POST"])
def responder(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what must be corrected; POST saves it without sending."""
    solicitud = abrir(request, pk)
    if not _abierta(solicitud):
        return redirect(solicitud.url_expediente)
    if request.method == "GET":
        return _mostrar(request, solicitud, escrito=apartado(request, solicitud))
    aqui = reverse("portal:responder", args=[pk])
    entrada = leer(request.POST, solicitud)
    try:
        solicitud = guardado.guardar(request, solicitud, entrada)
    except RespuestasCambiaron as choque:
        return mostrar_choque(request, solicitud, entrada, choque, aqui)
    reenvio.olvidar(request)
    rechazos, estado = guardado.subir(request, solicitud, entrada)
    if rechazos:
        return _mostrar(request, solicitud, faltas=rechazos, estado=estado)
    if se_queda := quedarse(request, solicitud, entrada.accion, aqui):
        return se_queda
    messages.info(request, _("Guardamos tus correcciones. Todavía no las has enviado."))
    return redirect(aqui)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:responder")
@require_POST
def responder_enviar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Save what the screen shows and send the whole answer."""
    solicitud = abrir(request, pk)
    aqui = reverse("portal:responder", args=[pk])
    entrada = leer(request.POST, solicitud)
    try:
        solicitud = guardado.guardar(request, solicitud, entrada)
    except RespuestasCambiaron as choque:
        return mostrar_choque(request, solicitud, entrada, choque, aqui)
    reenvio.olvidar(request)
    rechazos, estado = guardado.subir(request, solicitud, entrada)
    if rechazos:
        return _mostrar(request, solicitud, faltas=rechazos, estado=estado)
    try:
        subsanar(persona=persona_de(request), expediente=solicitud.expediente)
    except DatosInvalidos as error:
        return _mostrar(request, solicitud, faltas=por_nombre(error.faltas), estado=422)
    aviso = _("Recibimos tu respuesta. La autoridad sigue con tu trámite y su plazo continúa.")
    messages.success(request, aviso)
    return redirect(solicitud.url_expediente)


def _abierta(solicitud: Solicitud) -> bool:
    """Say whether the prevención was notified and still waits for its answer."""
    if solicitud.expediente.estado != PREVENIDO:
        return False
    notificacion = solicitud.expediente.prevencion.notificacion
    return notificacion is not None and notificacion.surte_efectos_at is not None


def _mostrar(
    request: HttpRequest,
    solicitud: Solicitud,
    *,
    faltas: dict[str, str] | None = None,
    escrito: Entrada | None = None,
    estado: int = 200,
) -> HttpResponse:
    pedido = pedido_de(solicitud.expediente, solicitud.ejecutable)
    preguntas = tuple(punto.pregunta for punto in pedido.puntos)
    contexto: dict[str, Any] = contexto_de(request, solicitud, preguntas, faltas or {}, escrito)
    valores = {pregunta.clave: valor for pregunta, valor in contexto["campos"]}
    contexto |= {
        "pedido": pedido,
        "puntos": [(punto, valores[punto.pregunta.clave]) for punto in pedido.puntos],
    }
    return render(request, "portal/solicitud/responder.html", contexto, status=estado)
