"""Checks that reviewers propose: proposing one, and what the analyst of the catalogue answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.catalogo.models import Propuesta
from experta.cuentas.models import Rol
from experta.oficina import preguntas
from experta.oficina.acceso import con_rol, funcionaria, persona_de
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.oficina.views.observaciones import de_su_area
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.aceptar_propuesta import aceptar_propuesta
from experta.tramitacion.actos.descartar_propuesta import descartar_propuesta
from experta.tramitacion.actos.proponer_comprobacion import proponer_comprobacion
from experta.tramitacion.consultas import propuestas as consulta
from experta.tramitacion.consultas.observaciones import nota_de
from experta.tramitacion.errores import DatosInvalidos


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def proponer(request: HttpRequest, pk: UUID, observacion: int) -> HttpResponse:
    """Ask that the platform check by itself what a reviewer had to observe."""
    suya, revisada = de_su_area(request, pk, observacion)
    nota = nota_de(suya)
    pedidas = [preguntas.de_propuesta()]
    hoja = Hoja(pedidas, {"texto": nota.texto})
    volver = f"{reverse('oficina:tarea', args=[revisada.pk])}#observaciones"
    if request.method == "POST":
        hoja = leer(pedidas, request.POST)
        try:
            texto = str(hoja.respuestas["texto"] or "")
            proponer_comprobacion(persona=persona_de(request), observacion=suya, texto=texto)
        except DatosInvalidos as error:
            hoja = con_faltas(hoja, error)
        else:
            messages.success(request, _("La propuesta llegó al catálogo: te avisaremos."))
            return redirect(volver)
    contexto = {
        "titulo": _("Proponer una comprobación"),
        "entradilla": _("Para que la próxima persona lo sepa antes de enviar."),
        "detalles": [(_("Dato o documento"), nota.etiqueta), (_("Motivo"), nota.titulo)],
        "boton": _("Proponer"),
        "cancelar": volver,
    }
    return mostrar(request, SENCILLA, hoja, contexto)


@require_safe
@con_rol(Rol.ANALISTA)
def propuestas(request: HttpRequest) -> HttpResponse:
    """List the proposals that wait for an answer, and the last ones answered."""
    pendientes, vistas = consulta.propuestas()
    contexto = {"pendientes": pendientes, "vistas": vistas}
    return render(request, "oficina/catalogo/propuestas.html", contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ANALISTA)
def aceptar(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what is checked; the line to add to the folder is shown in the list."""
    una = _una(pk)
    pedidas = preguntas.de_aceptacion(una)
    hoja = Hoja(pedidas, preguntas.sugeridas(una))
    if request.method == "POST":
        hoja = leer(pedidas, request.POST)
        if not hoja.faltas:
            try:
                aceptar_propuesta(
                    persona=persona_de(request),
                    propuesta=una.propuesta,
                    ejecutable=una.ejecutable,
                    datos={clave: _texto(valor) for clave, valor in hoja.respuestas.items()},
                )
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                return redirect(f"{reverse('oficina:propuestas')}#propuesta-{pk}")
    boton = _("Aceptar y ver el renglón")
    return mostrar(request, SENCILLA, hoja, _de_una(una, _("Aceptar la comprobación"), boton))


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ANALISTA)
def descartar(request: HttpRequest, pk: int) -> HttpResponse:
    """Dismiss it, with the reason that its author will read."""
    una = _una(pk)
    pedidas = [preguntas.de_descarte()]
    hoja = Hoja(pedidas, {})
    if request.method == "POST":
        hoja = leer(pedidas, request.POST)
        try:
            razon = str(hoja.respuestas["razon"] or "")
            descartar_propuesta(persona=persona_de(request), propuesta=una.propuesta, razon=razon)
        except DatosInvalidos as error:
            hoja = con_faltas(hoja, error)
        else:
            messages.success(request, _("Descartaste la propuesta."))
            return redirect("oficina:propuestas")
    return mostrar(
        request, SENCILLA, hoja, _de_una(una, _("Descartar la propuesta"), _("Descartar"))
    )


def _una(pk: int) -> consulta.Propuesto:
    todas = Propuesta.objects.select_related("tramite__vigente__tramite", "autor")
    return consulta.propuesto(get_object_or_404(todas, pk=pk))


def _de_una(una: consulta.Propuesto, titulo: str, boton: str) -> dict[str, Any]:
    return {
        "titulo": titulo,
        "entradilla": una.propuesta.texto,
        "detalles": [
            (_("Trámite"), una.tramite),
            (_("Dato o documento"), una.etiqueta),
            (_("Motivo"), una.motivo),
            (_("Ejemplo"), una.propuesta.folio),
            (_("Va en"), una.donde),
        ],
        "boton": boton,
        "cancelar": reverse("oficina:propuestas"),
    }


def _texto(valor: object) -> str:
    if isinstance(valor, bool):
        return "si" if valor else ""
    return str(valor or "")
