"""What officers and reviewers do with the clock of a case: extend, warn, ask for help, accept."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Rol
from experta.expedientes.models import Expediente
from experta.oficina.acceso import funcionaria, persona_de
from experta.oficina.forms import reloj as formulario
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.pantallas import libro
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion import permisos
from experta.tramitacion.actos.aceptar_respuesta import aceptar_respuesta
from experta.tramitacion.actos.advertir_caducidad import advertir_caducidad
from experta.tramitacion.actos.pedir_ayuda import pedir_ayuda as acto_pedir_ayuda
from experta.tramitacion.actos.prorrogar import prorrogar as acto_prorrogar
from experta.tramitacion.consultas import facultades
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio
from experta.tramitacion.consultas.fechas import en_letra
from experta.tramitacion.consultas.revision import revision
from experta.tramitacion.errores import Conflicto, DatosInvalidos


@require_safe
@acto_o_pagina
@funcionaria
def plazo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the ledger as the citizen reads it; or give it as CSV or JSON."""
    caso = _de_oficio(request, pk)
    archivo = libro.exportado(request, caso)
    if archivo:
        return archivo
    return render(request, "oficina/expediente/plazo.html", libro.contexto(request, caso))


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def prorrogar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Extend the plazo: each choice says the day it gives."""
    caso = _que_dirige(request, pk)
    posible = facultades.prorrogable(caso, persona_de(request))
    if posible is None:
        raise Conflicto(_("El plazo ya no se puede ampliar: se amplió antes, terminó o no corre."))
    hoja = Hoja(formulario.de_prorroga(posible), {})
    if request.method == "POST":
        hoja = leer(hoja.preguntas, request.POST)
        if not hoja.faltas:
            try:
                acto_prorrogar(
                    persona=persona_de(request),
                    expediente=caso,
                    cantidad=int(hoja.respuestas["cantidad"]),
                    motivos=hoja.respuestas["motivos"],
                )
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                dicho = _("Se prepara el acuerdo. El plazo se amplía cuando se firme y notifique.")
                return _hecho(request, caso, dicho)
    vence = en_letra(posible.vence) if posible.vence else ""
    contexto = _contexto(caso, _("Ampliar el plazo"), _("Ampliar y preparar el acuerdo"))
    contexto["detalles"] += [(_("Hoy vence el"), vence)]
    return mostrar(request, SENCILLA, hoja, contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def advertir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why the case is stopped, and prepare the warning that starts the time of caducidad."""
    caso = _que_dirige(request, pk)
    if request.method == "POST":
        advertir_caducidad(persona=persona_de(request), expediente=caso)
        return _hecho(request, caso, _("Se prepara la advertencia para tu firma."))
    causa = facultades.advertible(caso, persona_de(request))
    if not causa:
        raise Conflicto(_("El trámite no está detenido por la persona, o ya se le advirtió."))
    return render(request, "oficina/reloj/advertir.html", {"expediente": caso, "causa": causa})


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def pedir_ayuda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for what would help once prevenir is no longer possible; it binds nobody."""
    caso = _de_oficio(request, pk)
    permisos.exigir_revision(persona_de(request), caso)
    if not facultades.puede_pedir_ayuda(caso):
        raise Conflicto(_("Todavía puedes prevenir, o ya hay una petición sin responder."))
    hoja = Hoja(formulario.de_ayuda(cargar(caso.version), caso.respuestas), {})
    if request.method == "POST":
        hoja = leer(hoja.preguntas, request.POST)
        if not hoja.faltas:
            try:
                acto_pedir_ayuda(
                    persona=persona_de(request),
                    expediente=caso,
                    texto=hoja.respuestas["texto"],
                    puntos=formulario.puntos_de(hoja.respuestas),
                )
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error, {"puntos": "punto_1"})
            else:
                return _hecho(request, caso, _("Le avisamos a la persona. El plazo sigue."))
    contexto = _contexto(caso, _("Pedir ayuda a la persona"), _("Pedir ayuda"))
    contexto["entradilla"] = _(
        "Ya pasó el tiempo para prevenir. Puedes pedir algo que ayude, pero no es obligatorio "
        "responder, el plazo no se detiene y no sirve para negar ni desechar."
    )
    return mostrar(request, SENCILLA, hoja, contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def respuesta_tardia(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the answer that came late, while it may be accepted; a POST accepts it."""
    caso = _que_dirige(request, pk)
    if request.method == "POST":
        aceptar_respuesta(persona=persona_de(request), expediente=caso)
        return _hecho(request, caso, _("Aceptaste la respuesta. El trámite sigue."))
    llego = facultades.respuesta_tardia(caso, persona_de(request))
    if llego is None:
        raise Conflicto(_("No hay una respuesta fuera de tiempo por aceptar."))
    contexto = {"expediente": caso, "llego": llego, "cambios": revision(caso).solo_cambios()}
    return render(request, "oficina/reloj/respuesta_tardia.html", contexto)


def _de_oficio(request: HttpRequest, pk: UUID) -> Expediente:
    visibles = expedientes_de_oficio(persona_de(request))
    return get_object_or_404(visibles.select_related("version", "tramite", "prevencion"), pk=pk)


def _que_dirige(request: HttpRequest, pk: UUID) -> Expediente:
    """Return a case whose trámite belongs to an office for which the person signs."""
    caso = _de_oficio(request, pk)
    dependencia = cargar(caso.version).ficha.dependencia
    permisos.exigir_cargo(persona_de(request), caso, Rol.FIRMANTE, dependencia)
    return caso


def _contexto(caso: Expediente, titulo: str, boton: str) -> dict[str, Any]:
    return {
        "titulo": titulo,
        "boton": boton,
        "cancelar": reverse("oficina:expediente", args=[caso.pk]),
        "detalles": [
            (_("Trámite"), f"{caso.version.nombre}, {caso.folio}"),
            (_("Titular"), caso.titular_nombre),
        ],
    }


def _hecho(request: HttpRequest, caso: Expediente, frase: str) -> HttpResponse:
    messages.success(request, frase)
    return redirect("oficina:expediente", pk=caso.pk)
