"""Visits: the agenda by day, programming one, and recording it from a phone."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.bandeja.models import Tarea
from experta.cuentas.models import Rol
from experta.expedientes.models import Inspeccion
from experta.motores.formularios import Pregunta
from experta.oficina.acceso import con_rol, funcionaria, persona_de
from experta.oficina.forms import visitas as formulario
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, faltas_de, mostrar
from experta.oficina.tareas import tarea_por_hacer, ya_no_se_hace
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.adjuntar_en_inspeccion import adjuntar_en_inspeccion
from experta.tramitacion.actos.inspeccionar import inspeccionar
from experta.tramitacion.actos.programar_inspeccion import programar_inspeccion
from experta.tramitacion.consultas import visitas as consulta
from experta.tramitacion.errores import DatosInvalidos
from experta.tramitacion.lugares import lugares
from experta.tramitacion.papeles import dia_y_hora


@require_safe
@con_rol(Rol.INSPECTOR)
def visitas(request: HttpRequest) -> HttpResponse:
    """List the visits to make, by day, and those that wait for a date."""
    persona = persona_de(request)
    dia = _dia(request.GET.get("dia", ""))
    todas = request.GET.get("de") == "todas"
    contexto = {
        "citas": consulta.agenda(persona, dia, solo_mias=not todas),
        "por_programar": consulta.por_programar(persona),
        "dia": dia,
        "todas": todas,
    }
    return render(request, "oficina/visitas/agenda.html", contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def programar(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who goes and when; the applicant is told at once."""
    tarea = tarea_por_hacer(request, pk, "programar-inspeccion")
    if salida := ya_no_se_hace(request, tarea):
        return salida
    inspectores = {str(p.publica): p for p in consulta.inspectores(tarea.dependencia)}
    preguntas = formulario.de_cita(list(inspectores.values()), consulta.horas_de(tarea.dependencia))
    hoja = Hoja(preguntas, {"inspector": str(persona_de(request).publica)})
    if request.method == "POST":
        hoja = formulario.leer_cita(preguntas, request.POST)
        if not hoja.faltas:
            try:
                visita = programar_inspeccion(
                    persona=persona_de(request),
                    tarea=tarea,
                    inspector=inspectores[hoja.respuestas["inspector"]],
                    cuando=formulario.momento(hoja.respuestas),
                )
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error, {"cuando": "dia"})
            else:
                return _programada(request, visita)
    contexto = {
        "titulo": _("Programar una visita"),
        "detalles": _detalles(tarea),
        "boton": _("Programar y avisar"),
        "cancelar": reverse("oficina:visitas"),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def visita(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a visit on the spot; photographs may be sent one by one while writing."""
    tarea = tarea_por_hacer(request, pk, "inspeccionar")
    if salida := ya_no_se_hace(request, tarea):
        return salida
    actual = tarea.expediente.inspecciones.latest("numero")
    preguntas = formulario.de_acta(actual)
    if request.method != "POST":
        return _visita(request, tarea, actual, Hoja(preguntas, {}))
    hoja = leer(preguntas, request.POST)
    faltas = _subir(request, tarea)
    if "_subir" in request.POST or faltas:
        # Nothing typed so far is judged yet: only the file was sent.
        return _visita(request, tarea, actual, Hoja(preguntas, hoja.valores, faltas))
    if not hoja.faltas:
        try:
            acta = formulario.acta(actual, hoja.respuestas)
            copia = hoja.respuestas["copia"] or ""
            inspeccionar(persona=persona_de(request), tarea=tarea, acta=acta, copia=copia)
        except DatosInvalidos as error:
            hoja = con_faltas(hoja, error)
        else:
            messages.success(request, _("Guardaste el acta. Ya se prepara el documento."))
            return redirect("oficina:expediente", pk=tarea.expediente_id)
    return _visita(request, tarea, actual, hoja)


def _subir(request: HttpRequest, tarea: Tarea) -> dict[str, str]:
    """Keep the files sent with the page; return what is wrong with them."""
    for archivo in request.FILES.getlist("evidencia"):
        try:
            adjuntar_en_inspeccion(persona=persona_de(request), tarea=tarea, archivo=archivo)
        except DatosInvalidos as error:
            return faltas_de(error)
    return {}


def _visita(request: HttpRequest, tarea: Tarea, actual: Inspeccion, hoja: Hoja) -> HttpResponse:
    evidencia = Pregunta(
        clave="evidencia",
        tipo="archivo",
        etiqueta=_("Fotos y documentos de la visita"),
        requerido=False,
    )
    contexto: dict[str, Any] = {
        "tarea": tarea,
        "cita": consulta.cita(actual, tarea.pk, persona_de(request)),
        "objeto": actual.objeto,
        "papeles": consulta.papeles_de(actual),
        "archivos": consulta.evidencia_de(actual),
        "evidencia": evidencia,
    }
    return mostrar(request, "oficina/visitas/visita.html", hoja, contexto)


def _programada(request: HttpRequest, visita: Inspeccion) -> HttpResponse:
    cuando = dia_y_hora(visita.programada_para) if visita.programada_para else ""
    frase = _("Programaste la visita para el {cuando}. Ya se avisó a la persona.")
    messages.success(request, frase.format(cuando=cuando))
    return redirect("oficina:visitas")


def _detalles(tarea: Tarea) -> list[tuple[str, str]]:
    expediente = tarea.expediente
    return [
        (_("Trámite"), f"{expediente.version.nombre}, {expediente.folio}"),
        (_("Para quién"), expediente.titular_nombre),
        *[(_("Lugar"), lugar.texto) for lugar in lugares(expediente)],
    ]


def _dia(texto: str) -> date | None:
    try:
        return date.fromisoformat(texto)
    except ValueError:
        return None
