"""The inbox: what waits for the official, and who attends each task."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.oficina import filtros
from experta.oficina.acceso import funcionaria, persona_de, solo_post
from experta.oficina.menu import primera
from experta.pantallas.paginas import pagina_de
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.asignar import asignar as acto_asignar
from experta.tramitacion.consultas import bandeja as consulta
from experta.tramitacion.consultas.de_oficio import tareas_de_oficio
from experta.tramitacion.consultas.semaforo import VENCIMIENTOS
from experta.tramitacion.errores import Conflicto, DatosInvalidos

NADIE = ""


@require_safe
@funcionaria
def bandeja(request: HttpRequest) -> HttpResponse:
    """Show the tasks of the official by legal due date; an htmx request gets only the list.

    Whoever attends no tasks is led to where their work is.
    """
    if otra := primera(persona_de(request)):
        return redirect(otra)
    pedido = consulta.Filtros(
        **{nombre: filtros.texto(request, nombre) for nombre in asdict(consulta.Filtros())}
    )
    pagina = pagina_de(request)
    lista = consulta.bandeja(persona_de(request), pedido, pagina)
    anterior, siguiente = filtros.vecinas(request, pagina, hay_mas=lista.hay_mas)
    contexto = {
        "lista": lista,
        "filtros": pedido,
        "filtrada": any(asdict(pedido).values()),
        "desplegables": _desplegables(lista, pedido),
        "asignaciones": [
            {"opcion": una, "url": filtros.direccion(request, asignacion=una.valor)}
            for una in lista.asignaciones
        ],
        "anterior": anterior,
        "siguiente": siguiente,
        "aqui": request.get_full_path(),
    }
    htmx = getattr(request, "htmx", False)
    return render(request, f"oficina/bandeja/{'_lista' if htmx else 'bandeja'}.html", contexto)


@acto_o_pagina
@funcionaria
@solo_post("oficina:tarea")
def asignar(request: HttpRequest, pk: int) -> HttpResponse:
    """Take, leave or give a task; back to where it was pressed, or the row for htmx."""
    persona = persona_de(request)
    tarea = get_object_or_404(consulta.con_lo_de_la_fila(tareas_de_oficio(persona)), pk=pk)
    try:
        _exigir_como_se_vio(tarea, request.POST.get("de", NADIE))
        nueva = _colega(request.POST.get("a", NADIE), persona)
        acto_asignar(persona=persona, tarea=tarea, a=nueva)
    except (Conflicto, DatosInvalidos) as error:
        if not getattr(request, "htmx", False):
            raise Conflicto(str(error)) from error
        return _fila(request, tarea, error=str(error))
    if getattr(request, "htmx", False):
        return _fila(request, tarea)
    messages.success(request, _dicho(nueva, persona))
    return HttpResponseRedirect(_vuelta(request, pk))


def _exigir_como_se_vio(tarea: Tarea, vista: str) -> None:
    """Refuse to take a task away from somebody whom the page did not show."""
    quien = tarea.asignada_a
    if (str(quien.publica) if quien else NADIE) == vista:
        return
    if quien is None:
        raise Conflicto(_("Quien tenía esta tarea la dejó libre. Vuelve a intentarlo."))
    raise Conflicto(_("{quien} tomó esta tarea antes.").format(quien=quien))


def _colega(publica: str, persona: Persona) -> Persona | None:
    """Return who the task is given to; the act says whether that person may have it.

    Raises:
        Conflicto: there is nobody with that id.
    """
    if publica in (NADIE, str(persona.publica)):
        return persona if publica else None
    try:
        return Persona.objects.get(publica=UUID(publica), is_active=True)
    except (ValueError, Persona.DoesNotExist) as error:
        raise Conflicto(_("Esa persona ya no atiende tareas de tu área.")) from error


def _fila(request: HttpRequest, tarea: Tarea, error: str = "") -> HttpResponse:
    """Return the row as it is now; 409 with the sentence when somebody was first."""
    actual = consulta.con_lo_de_la_fila(Tarea.objects.filter(pk=tarea.pk)).get()
    contexto: dict[str, Any] = {
        "fila": consulta.fila(actual, persona_de(request)),
        "aqui": reverse("oficina:bandeja"),
        "error": error,
    }
    estado = 409 if error else 200
    return render(request, "oficina/bandeja/_fila.html", contexto, status=estado)


def _dicho(nueva: Persona | None, persona: Persona) -> str:
    if nueva is None:
        return _("La tarea quedó libre.")
    if nueva == persona:
        return _("La tarea es tuya.")
    return _("La tarea la atiende {quien}.").format(quien=nueva)


def _vuelta(request: HttpRequest, pk: int) -> str:
    volver = request.POST.get("volver", "")
    propia = url_has_allowed_host_and_scheme(volver, {request.get_host()}, request.is_secure())
    return volver if propia else reverse("oficina:tarea", args=[pk])


def _desplegables(lista: consulta.Bandeja, pedido: consulta.Filtros) -> list[dict[str, Any]]:
    """Return the filters to unfold; one with a single choice filters nothing and is left out."""
    vencimientos = [consulta.Opcion(clave, texto) for clave, texto in VENCIMIENTOS.items()]
    todos = [
        ("vence", _("Vencimiento"), (*vencimientos, consulta.Opcion("pausa", _("En pausa")))),
        ("acto", _("Qué hay que hacer"), lista.actos),
        ("area", _("Área"), lista.areas),
        ("tramite", _("Trámite"), lista.tramites),
    ]
    return [
        {
            "nombre": nombre,
            "etiqueta": etiqueta,
            "opciones": opciones,
            "valor": getattr(pedido, nombre),
        }
        for nombre, etiqueta, opciones in todos
        if len(opciones) > 1 or getattr(pedido, nombre)
    ]
