"""What the clock lets a citizen do: certify a silence, and answer a request for help."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Ayuda
from experta.motores.formularios import Pregunta
from experta.pantallas.vistas import acto_o_pagina
from experta.portal import guardado
from experta.portal.accesos import con_cuenta, persona_de
from experta.portal.captura import Entrada, accion_de
from experta.portal.seguido import seguido
from experta.portal.solicitud import Solicitud, abrir
from experta.tramitacion.actos.pedir_constancia_ficta import pedir_constancia_ficta
from experta.tramitacion.actos.responder_ayuda import LARGO, responder_ayuda
from experta.tramitacion.consultas import facultades
from experta.tramitacion.errores import DatosInvalidos
from experta.tramitacion.remedios import remedio_de

_PAGINA = ["GET", "HEAD", "POST"]


@require_http_methods(_PAGINA)
@acto_o_pagina
@login_required
def silencio(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what silence means and what may be done; a POST asks for its certificate."""
    caso = seguido(request, pk)
    if request.method == "POST":
        pedir_constancia_ficta(persona=persona_de(request), expediente=caso)
        messages.success(request, _("Pediste la constancia. Aquí verás cuándo debe estar."))
        return redirect("portal:silencio", pk=caso.pk)
    ficta = facultades.silencio(caso)
    if ficta is None:
        return redirect("portal:expediente", pk=caso.pk)
    remedio = remedio_de(cargar(caso.version).ficha)
    contexto = {"expediente": caso, "silencio": ficta, "remedio": remedio}
    return render(request, "portal/seguimiento/silencio.html", contexto)


@require_http_methods(_PAGINA)
@acto_o_pagina
@con_cuenta
def ayuda(request: HttpRequest, pk: UUID, ayuda: int) -> HttpResponse:
    """Show what is asked, which nobody must answer; a POST takes words and files."""
    solicitud = abrir(request, pk)
    una = get_object_or_404(Ayuda, pk=ayuda, expediente=solicitud.expediente)
    if request.method != "POST":
        return _mostrar(request, solicitud, una)
    accion = accion_de(request.POST)
    preguntas = _de_archivo(solicitud, una)
    if accion.archivo:
        guardado.retirar(request, solicitud, accion.archivo[1])
        return redirect(request.path)
    vistas = frozenset(pregunta.clave for pregunta in preguntas)
    entrada = Entrada(vistas, preguntas, {}, solicitud.expediente.revision, accion)
    faltas, estado = guardado.subir(request, solicitud, entrada)
    escrito = request.POST.get("respuesta", "")
    if faltas or accion.nombre == "subir":
        estado = estado if faltas else 200
        return _mostrar(request, solicitud, una, faltas, escrito=escrito, estado=estado)
    try:
        responder_ayuda(persona=persona_de(request), ayuda=una, respuesta=escrito)
    except DatosInvalidos as error:
        faltas = {falta.clave: falta.mensaje for falta in error.faltas}
        return _mostrar(request, solicitud, una, faltas, escrito=escrito, estado=422)
    messages.success(request, _("Gracias. Quien revisa tu trámite ya tiene tu respuesta."))
    return redirect(solicitud.url_expediente)


def _de_archivo(solicitud: Solicitud, ayuda: Ayuda) -> tuple[Pregunta, ...]:
    """Return the questions asked about that take files, each once."""
    claves = dict.fromkeys(punto["pregunta"] for punto in ayuda.puntos if punto["pregunta"])
    preguntas = [solicitud.formulario.preguntas[clave] for clave in claves]
    return tuple(pregunta for pregunta in preguntas if pregunta.tipo == "archivo")


def _respuesta() -> Pregunta:
    return Pregunta(
        clave="respuesta",
        tipo="texto_largo",
        etiqueta=_("Tu respuesta"),
        ayuda=_("Puedes escribir, agregar archivos, o las dos cosas."),
        requerido=False,
        max_largo=LARGO,
    )


def _mostrar(
    request: HttpRequest,
    solicitud: Solicitud,
    una: Ayuda,
    faltas: dict[str, str] | None = None,
    *,
    escrito: str = "",
    estado: int = 200,
) -> HttpResponse:
    pedida = next(p for p in facultades.peticiones(solicitud.expediente) if p.id == una.pk)
    contexto: dict[str, Any] = {
        "solicitud": solicitud,
        "pedida": pedida,
        "abierta": pedida.respondida_at is None and solicitud.expediente.abierto,
        "campos": [(p, solicitud.valor(p)) for p in _de_archivo(solicitud, una)],
        "respuesta": _respuesta(),
        "escrito": escrito,
        "faltas": faltas or {},
    }
    return render(request, "portal/seguimiento/ayuda.html", contexto, status=estado)
