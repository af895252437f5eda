"""Answering a prevención: everything observed on one screen, saved as it is typed, sent once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from experta.expedientes.models import Notificacion
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
from experta.tramitacion.depuracion import lo_que_no_va
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
    return _guardar(request, solicitud, _por_enviar)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:responder")
@require_POST
def responder_enviar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Save what the screen shows and send the whole answer."""
    return _guardar(request, abrir(request, pk), _enviar)


_Paso = Callable[[HttpRequest, Solicitud, Entrada], HttpResponse]


def _guardar(request: HttpRequest, solicitud: Solicitud, paso: _Paso) -> HttpResponse:
    """Save answers and files as they came, and go on; what was refused comes back, nothing lost."""
    entrada = leer(request.POST, solicitud)
    try:
        solicitud = guardado.guardar(request, solicitud, entrada)
    except RespuestasCambiaron as choque:
        return mostrar_choque(request, solicitud, entrada, choque, _aqui(solicitud))
    reenvio.olvidar(request)
    rechazos, estado = guardado.subir(request, solicitud, entrada)
    if rechazos:
        return _mostrar(request, solicitud, faltas=rechazos, estado=estado)
    return paso(request, solicitud, entrada)


def _por_enviar(request: HttpRequest, solicitud: Solicitud, entrada: Entrada) -> HttpResponse:
    aqui = _aqui(solicitud)
    if se_queda := quedarse(request, solicitud, entrada.accion, aqui):
        return se_queda
    request.session[_llave(solicitud)] = _razones(request.POST)
    messages.info(request, _("Guardamos tus correcciones. Todavía no las has enviado."))
    return redirect(aqui)


def _enviar(request: HttpRequest, solicitud: Solicitud, _entrada: Entrada) -> HttpResponse:
    try:
        quedo = subsanar(
            persona=persona_de(request),
            expediente=solicitud.expediente,
            sin_cambio=_razones(request.POST),
        )
    except DatosInvalidos as error:
        return _mostrar(request, solicitud, faltas=por_nombre(error.faltas), estado=422)
    request.session.pop(_llave(solicitud), None)
    messages.success(request, _recibida(tarde=quedo.estado == PREVENIDO))
    return redirect(solicitud.url_expediente)


def _razones(datos: QueryDict) -> dict[str, str]:
    """Return why each question is left as it was, as typed."""
    prefijo = "sin_cambio:"
    return {n.removeprefix(prefijo): str(datos[n]) for n in datos if n.startswith(prefijo)}


def _llave(solicitud: Solicitud) -> str:
    """Return where the session keeps those reasons until they are sent."""
    return f"sin_cambio:{solicitud.expediente.pk}"


def _recibida(*, tarde: bool) -> str:
    if tarde:
        return _("Recibimos tu respuesta fuera de tiempo. Una autoridad decide si la acepta.")
    return _("Recibimos tu respuesta. La autoridad sigue con tu trámite y su plazo continúa.")


def _aqui(solicitud: Solicitud) -> str:
    return reverse("portal:responder", args=[solicitud.expediente.pk])


def _abierta(solicitud: Solicitud) -> bool:
    """Say whether the prevención was notified and still waits for its answer.

    One on paper is answered as soon as the person has it, recorded or not at the counter.
    """
    if solicitud.expediente.estado != PREVENIDO:
        return False
    prevencion = solicitud.expediente.prevencion
    notificacion = prevencion.notificacion
    if notificacion is None or prevencion.tardia_at is not None:
        return False
    en_papel = notificacion.medio != Notificacion.Medio.ELECTRONICA
    return en_papel or notificacion.surte_efectos_at is not None


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
    razones = _razones(request.POST) or request.session.get(_llave(solicitud), {})
    contexto |= {
        "pedido": pedido,
        "no_va": lo_que_no_va(solicitud.expediente),
        "puntos": [
            (punto, valores[clave], razones.get(clave, ""), clave in (faltas or {}))
            for punto in pedido.puntos
            for clave in (punto.pregunta.clave,)
        ],
    }
    return render(request, "portal/solicitud/responder.html", contexto, status=estado)
