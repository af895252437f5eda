"""A roadmap in one's account: keep it, start its trámites together, follow them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from experta.catalogo.rutas import rutas
from experta.cuentas.models import Mandato, Persona
from experta.cuentas.services import mandatos_para
from experta.expedientes.models import Expediente, HojaDeRuta
from experta.expedientes.rules import BORRADOR
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta, persona_de
from experta.portal.forms.empezar import PROPIO, EmpezarForm
from experta.portal.hojas_de_ruta import contexto_de_hoja
from experta.portal.rutas import sin_lugar
from experta.portal.views.rutas import es_suya, hoja_de
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.actos.iniciar_ruta import iniciar_ruta
from experta.tramitacion.actos.usar_papel import usar_papel
from experta.tramitacion.errores import DatosInvalidos
from experta.tramitacion.rutas.avance import avance as avance_de
from experta.tramitacion.rutas.compartido import compartidas, papeles_por_usar
from experta.tramitacion.rutas.hoja import Hoja, calcular


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "POST"])
def iniciar(request: HttpRequest, codigo: str) -> HttpResponse:
    """Keep the roadmap in the account, and open the drafts of the trámites that are chosen."""
    persona, hoja = persona_de(request), hoja_de(codigo)
    if hoja.persona_id == persona.pk and hoja.iniciada_at:
        return redirect("portal:ruta_avance", hoja.codigo)
    calculada = calcular(rutas()[hoja.ruta], hoja.respuestas)
    form = EmpezarForm(request.POST or {"para": PROPIO}, mandatos=_mandatos(persona, calculada))
    elegidos = _elegidos(request.POST, calculada)
    solo_guardar = "_guardar" in request.POST
    if request.method == "GET" or not (solo_guardar or (elegidos and form.is_valid())):
        return _confirmar(request, hoja, calculada, form)
    suya = _propia(request, hoja, persona)
    if solo_guardar:
        messages.success(request, _("Guardamos tu hoja de ruta. Está en «Mis trámites»."))
        return redirect("portal:ruta_hoja", suya.codigo)
    pasos = tuple(paso for paso in calculada.pasos if paso.slug in elegidos)
    iniciar_ruta(persona=persona, hoja=suya, pasos=pasos, mandato=form.mandato())
    return redirect("portal:ruta_avance", suya.codigo)


@require_safe
@login_required
def avance(request: HttpRequest, codigo: str) -> HttpResponse:
    """Show every case of the roadmap: how it is, who has it, what comes next."""
    hoja = iniciada_por(persona_de(request), codigo)
    contexto = {"avance": avance_de(hoja, persona_de(request)), "ruta": rutas().get(hoja.ruta)}
    return render(request, "portal/rutas/avance.html", contexto)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_POST
def seguir(request: HttpRequest, codigo: str, pk: UUID) -> HttpResponse:
    """Go on with one draft, with what was already given in the others."""
    persona = persona_de(request)
    hoja = iniciada_por(persona, codigo)
    suyos = Expediente.objects.visible_to(persona).filter(en_ruta__hoja=hoja)
    expediente = get_object_or_404(suyos.select_related("version"), pk=pk)
    if expediente.estado != BORRADOR:
        return redirect("portal:expediente", pk)
    sabidas = compartidas(expediente)
    expediente = guardar_respuestas(
        persona=persona,
        expediente=expediente,
        cambios={clave: una.valor for clave, una in sabidas.items()},
        revision=expediente.revision,
        tomado={clave: una.origen for clave, una in sabidas.items()},
    )
    _usar_papeles(persona, expediente)
    return redirect("portal:llenar", pk)


def _usar_papeles(persona: Persona, expediente: Expediente) -> None:
    for pregunta, papel in papeles_por_usar(expediente, persona):
        try:
            usar_papel(persona=persona, expediente=expediente, pregunta=pregunta, papel=papel)
        except (DatosInvalidos, FileNotFoundError):
            continue  # the page asks for it, and says why if it is uploaded again


def iniciada_por(persona: Persona, codigo: str) -> HojaDeRuta:
    """Return a roadmap that the person started.

    Raises:
        Http404: it is not theirs, was not started, or there is none: nobody can tell which.
    """
    return get_object_or_404(HojaDeRuta, codigo=codigo, persona=persona, iniciada_at__isnull=False)


def _propia(request: HttpRequest, hoja: HojaDeRuta, persona: Persona) -> HojaDeRuta:
    """Return the roadmap as the person's: itself, or a copy of another's without its place."""
    if hoja.persona_id == persona.pk:
        return hoja
    if es_suya(request, hoja) and hoja.guardar_para(persona):
        return hoja
    respuestas = sin_lugar(rutas()[hoja.ruta], hoja.respuestas)
    return HojaDeRuta.nueva(ruta=hoja.ruta, respuestas=respuestas, persona=persona)


def _mandatos(persona: Persona, hoja: Hoja) -> list[Mandato]:
    """Return the mandates by which the person may do every trámite of a roadmap for another."""
    slugs = [paso.slug for paso in hoja.pasos]
    todos = mandatos_para(persona, slugs[0]) if slugs else []
    return [mandato for mandato in todos if all(mandato.alcanza(slug) for slug in slugs)]


def _elegidos(datos: QueryDict, hoja: Hoja) -> set[str]:
    disponibles = {paso.slug for paso in hoja.pasos if paso.disponible}
    return disponibles & set(datos.getlist("tramite"))


def _confirmar(
    request: HttpRequest, hoja: HojaDeRuta, calculada: Hoja, form: EmpezarForm
) -> HttpResponse:
    faltas = {}
    if request.method == "POST":
        faltas = (
            {"para": _("Elige para quién son los trámites")}
            if not form.is_valid()
            else {"tramite": _("Elige al menos un trámite")}
        )
    contexto = contexto_de_hoja(calculada, persona_de(request), hoja.respuestas)
    contexto |= {"hoja": hoja, "form": form, "faltas": faltas}
    return render(request, "portal/rutas/iniciar.html", contexto, status=422 if faltas else 200)
