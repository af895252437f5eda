"""Renewing what ends: one button, and a page with what changed and what stays."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.documentos.models import Documento
from experta.motores.formularios import Pregunta
from experta.pantallas.borradores import reusar_papeles
from experta.pantallas.vistas import acto_o_pagina
from experta.portal import guardado, reenvio
from experta.portal.accesos import con_cuenta, persona_de
from experta.portal.apoyos import apoyar
from experta.portal.captura import Entrada, leer, por_nombre
from experta.portal.preguntas import apartado, contexto_de, mostrar_choque, quedarse
from experta.portal.previa import liga
from experta.portal.seguido import seguido
from experta.portal.solicitud import Solicitud, abrir
from experta.tramitacion.actos.declarar_sin_cambios import declarar_sin_cambios
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron
from experta.tramitacion.actos.renovar import renovar as acto_renovar
from experta.tramitacion.carpeta import ofertas
from experta.tramitacion.consultas.renovacion import Hoja, hoja
from experta.tramitacion.renovaciones import regla_de, renovable, renovacion_de, suspendido_de


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def renovar(request: HttpRequest, pk: UUID, documento: UUID) -> HttpResponse:
    """Say what renewing is, and open its draft with what the town already has."""
    persona = persona_de(request)
    suyos = Documento.objects.filter(expediente=seguido(request, pk))
    suyos = suyos.select_related("expediente__tramite__vigente", "expediente__version")
    uno = get_object_or_404(suyos, pk=documento)
    if request.method == "POST":
        expediente = acto_renovar(persona=persona, documento=uno)
        reusar_papeles(persona, expediente)
        return redirect("portal:renovacion", expediente.pk)
    contexto = {
        "documento": uno,
        "regla": regla_de(uno),
        "suspendido": suspendido_de(uno.expediente_id),
        "se_puede": renovable(uno, reloj.hoy()),
        "costo": cargar(uno.expediente.version).ficha.costo,
    }
    return render(request, "portal/renovacion/renovar.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@con_cuenta
def renovacion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask what must be asked again; POST saves it and goes on to check and send.

    Raises:
        Http404: the case renews nothing.
    """
    solicitud = abrir(request, pk)
    if not solicitud.es_borrador:
        return redirect(solicitud.url_expediente)
    if renovacion_de(solicitud.expediente) is None:
        raise Http404
    if not solicitud.al_dia:
        return redirect("portal:actualizar", pk)
    if request.method != "POST":
        return _mostrar(request, solicitud, escrito=apartado(request, solicitud))
    entrada = leer(request.POST, solicitud)
    try:
        solicitud = guardado.guardar(request, solicitud, entrada)
    except RespuestasCambiaron as choque:
        return mostrar_choque(request, solicitud, entrada, choque, _aqui(solicitud))
    reenvio.olvidar(request)
    return _seguir(request, solicitud, entrada)


def _seguir(request: HttpRequest, solicitud: Solicitud, entrada: Entrada) -> HttpResponse:
    rechazos, estado = guardado.subir(request, solicitud, entrada)
    if rechazos:
        return _mostrar(request, solicitud, faltas=rechazos, estado=estado)
    if se_queda := quedarse(request, solicitud, entrada.accion, _aqui(solicitud)):
        return se_queda
    if faltas := por_nombre(solicitud.faltas()):
        return _mostrar(request, solicitud, faltas=faltas, estado=422)
    _declarar(request, solicitud)
    return redirect(solicitud.url_al_terminar)


def _declarar(request: HttpRequest, solicitud: Solicitud) -> None:
    """Take the declaration that nothing changed; where something did, say that it is reviewed."""
    declara = request.POST.get("sin_cambios") == "si"
    inmediata = _hoja(solicitud).inmediata
    declarar_sin_cambios(
        persona=persona_de(request),
        expediente=solicitud.expediente,
        declara=declara and inmediata,
    )
    if declara and not inmediata:
        messages.info(request, _("Como algo cambió, tu renovación se revisa antes de darse."))


def _hoja(solicitud: Solicitud) -> Hoja:
    faltan = {_pregunta_de(falta.clave) for falta in solicitud.faltas()}
    return hoja(solicitud.expediente, solicitud.ejecutable, faltan)


def _mostrar(
    request: HttpRequest,
    solicitud: Solicitud,
    *,
    faltas: dict[str, str] | None = None,
    escrito: Entrada | None = None,
    estado: int = 200,
) -> HttpResponse:
    una = _hoja(solicitud)
    contexto = contexto_de(request, solicitud, una.preguntas, faltas or {}, escrito)
    papeles = ofertas(solicitud.expediente, persona_de(request), una.preguntas)
    campos = apoyar(solicitud, papeles, contexto["campos"])
    contexto |= {
        "hoja": una,
        "campos": [(p, valor, apoyo, _antes(solicitud, una, p)) for p, valor, apoyo in campos],
        "queda": _lo_que_queda(solicitud, {p.clave for p in una.preguntas}),
    }
    return render(request, "portal/renovacion/renovacion.html", contexto, status=estado)


def _antes(solicitud: Solicitud, una: Hoja, pregunta: Pregunta) -> str:
    """Return what was answered the last time, where it may be otherwise now."""
    igual = pregunta.clave in solicitud.expediente.tomado or pregunta.tipo == "protesta"
    return "" if igual else una.antes.get(pregunta.clave, "")


def _lo_que_queda(solicitud: Solicitud, preguntadas: set[str]) -> list[dict[str, Any]]:
    """Return what is carried over, each with where it is changed."""
    archivos = {clave: [a.nombre for a in unos] for clave, unos in solicitud.adjuntos.items()}
    archivos |= {uno.pregunta: [uno.texto] for uno in solicitud.buscados if uno.cubierto}
    return [
        {
            "etiqueta": pregunta.etiqueta,
            "valor": texto,
            "url": liga(solicitud, seccion.clave, pregunta.clave)
            if pregunta.tipo != "calculo"
            else "",
        }
        for seccion, renglones in solicitud.formulario.resumen(solicitud.respuestas, archivos)
        for pregunta, texto in renglones
        if texto and pregunta.clave not in preguntadas
    ]


def _pregunta_de(nombre: str) -> str:
    """Return the question of an input's name (`local__calle`, `socios-0-rfc`)."""
    return nombre.partition("__")[0].partition("-")[0]


def _aqui(solicitud: Solicitud) -> str:
    return reverse("portal:renovacion", args=[solicitud.expediente.pk])
