"""Tasks that the law leaves to people: handing a notification over, and what an expiry means."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.expedientes.models import Notificacion
from experta.oficina.acceso import funcionaria, persona_de
from experta.oficina.forms import ventanilla as formulario
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.oficina.tareas import tarea_por_hacer, ya_no_se_hace
from experta.pantallas.hoja import Hoja
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.aceptar_respuesta import aceptar_respuesta
from experta.tramitacion.actos.caducar import caducar
from experta.tramitacion.actos.desechar import desechar
from experta.tramitacion.actos.notificar import notificar as acto_notificar
from experta.tramitacion.consultas.facultades import silencio
from experta.tramitacion.consultas.revision import revision
from experta.tramitacion.consultas.vencidos import vencido
from experta.tramitacion.errores import DatosInvalidos


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def notificar(request: HttpRequest, pk: int) -> HttpResponse:
    """Record who received a notification, how and when."""
    tarea = tarea_por_hacer(request, pk, "notificar")
    if salida := ya_no_se_hace(request, tarea):
        return salida
    notificacion = _notificacion(tarea)
    local = reloj.local(reloj.ahora())
    inicial = {"dia": local.date().isoformat(), "hora": f"{local:%H:%M}", "medio": "personal"}
    hoja = Hoja(formulario.de_notificacion(), inicial)
    if request.method == "POST":
        hoja = formulario.leer_notificacion(request.POST)
        if not hoja.faltas:
            try:
                acto_notificar(
                    persona=persona_de(request),
                    tarea=tarea,
                    notificacion=notificacion,
                    medio=hoja.respuestas["medio"],
                    recibio=hoja.respuestas["recibio"],
                    recibida_at=formulario.recibida_at(hoja.respuestas),
                    constancia=hoja.respuestas["constancia"] or "",
                    habilitacion=hoja.respuestas["habilitacion"] or "",
                )
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error, {"recibida_at": "hora"})
            else:
                messages.success(request, _("Registraste la notificación. Ya surte efectos."))
                return redirect("oficina:expediente", pk=tarea.expediente_id)
    return mostrar(request, SENCILLA, hoja, _contexto(tarea, notificacion))


@require_http_methods(FORMULARIO)
@acto_o_pagina
@funcionaria
def atender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what expired, the draft and what the person sent meanwhile; the officer decides."""
    tarea = tarea_por_hacer(request, pk, "atender")
    if salida := ya_no_se_hace(request, tarea):
        return salida
    if request.method == "POST":
        if request.POST.get("hacer") == "aceptar":
            aceptar_respuesta(persona=persona_de(request), expediente=tarea.expediente)
            messages.success(request, _("Aceptaste la respuesta. El trámite sigue."))
            return redirect("oficina:expediente", pk=tarea.expediente_id)
        decidir = caducar if request.POST.get("hacer") == "caducar" else desechar
        documento = decidir(persona=persona_de(request), tarea=tarea)
        frase = _("Se prepara «{titulo}». En unos segundos estará en lo que espera firma.")
        messages.success(request, frase.format(titulo=documento.titulo))
        return redirect("oficina:expediente", pk=tarea.expediente_id)
    explicado = vencido(tarea)
    contexto = {
        "tarea": tarea,
        "vencido": explicado,
        "silencio": silencio(tarea.expediente),
        "cambios": revision(tarea.expediente).solo_cambios() if explicado.respondio else None,
    }
    return render(request, "oficina/ventanilla/atender.html", contexto)


def _notificacion(tarea: Tarea) -> Notificacion:
    """Return the notification that a task stands for; its name ends with the number."""
    numero = tarea.tarea.rpartition("-")[2]
    return get_object_or_404(Notificacion, expediente=tarea.expediente_id, pk=int(numero))


def _contexto(tarea: Tarea, notificacion: Notificacion) -> dict[str, object]:
    expediente = tarea.expediente
    documento = expediente.documentos.filter(pk=notificacion.documento or UUID(int=0)).first()
    enlaces = []
    if documento:
        url = reverse("oficina:documento", args=[expediente.pk, documento.pk])
        enlaces = [(_("Imprimir: {titulo} (PDF)").format(titulo=documento.titulo), url)]
    return {
        "titulo": _("Registrar una notificación"),
        "entradilla": _("Imprime el documento, entrégalo y anota aquí quién lo recibió."),
        "detalles": [
            (_("Qué se notifica"), documento.titulo if documento else notificacion.asunto),
            (_("Trámite"), f"{expediente.version.nombre}, {expediente.folio}"),
            (_("Para quién"), expediente.titular_nombre),
        ],
        "enlaces": enlaces,
        "boton": _("Registrar la notificación"),
        "cancelar": reverse("oficina:bandeja"),
    }
