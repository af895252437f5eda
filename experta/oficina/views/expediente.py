"""The expediente as officials read it, its files, and the list of those they may read."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experta.comun import reloj
from experta.cuentas.models import Rol
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.services.adjuntos import abrir_copia, nombre_de_copia, tipo_de_copia
from experta.oficina import filtros
from experta.oficina.acceso import funcionaria, persona_de
from experta.oficina.reloj import posibles
from experta.pantallas.descargas import como_descarga
from experta.pantallas.paginas import pagina_de
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.registrar_consulta import registrar_consulta
from experta.tramitacion.actos.registrar_lectura import registrar_lectura
from experta.tramitacion.consultas import expedientes as consulta
from experta.tramitacion.consultas.bandeja import Opcion
from experta.tramitacion.consultas.corresponsable import firmada
from experta.tramitacion.consultas.de_oficio import expedientes_de_oficio, tareas_de_oficio
from experta.tramitacion.consultas.diagrama import diagrama
from experta.tramitacion.consultas.inconformidad import recurrido, vuelta
from experta.tramitacion.consultas.interno import interno
from experta.tramitacion.consultas.semaforo import VENCIMIENTOS


@require_safe
@acto_o_pagina
@funcionaria
def expediente(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a whole case: who has it, what each area said, papers, money, clocks and history."""
    persona = persona_de(request)
    caso = _de_oficio(request, pk)
    registrar_consulta(persona=persona, expediente=caso)
    hoja = interno(caso)
    propias = {
        tarea.pk
        for tarea in tareas_de_oficio(persona).filter(expediente=caso)
        if persona.nombramiento(tarea.rol, tarea.dependencia)
    }
    contexto = {
        "hoja": hoja,
        "expediente": hoja.expediente,
        "recurrido": recurrido(hoja.expediente),
        "vuelta": vuelta(hoja.expediente),
        "corresponsable": firmada(hoja.expediente),
        "pendientes": [(una, una.id in propias) for una in hoja.pendientes],
        "posibles": posibles(hoja.expediente, persona),
        "diagrama": diagrama(hoja.expediente),
        "pasos": hoja.pasos,
        "eventos": hoja.historia,
        "oficinas_que_firma": {
            nombramiento.dependencia
            for nombramiento in persona.nombramientos_vigentes
            if nombramiento.rol == Rol.FIRMANTE
        },
    }
    return render(request, "oficina/expediente/expediente.html", contexto)


@require_safe
@acto_o_pagina
@funcionaria
def adjunto(request: HttpRequest, pk: UUID, adjunto: UUID) -> HttpResponse:
    """Hand over the working copy of a file; `?ver=1` shows a picture inside a page."""
    caso = _de_oficio(request, pk)
    suyo = get_object_or_404(Adjunto, pk=adjunto, expediente=caso)
    retirado = suyo.retirado_at
    if retirado and caso.ingresado_at and retirado < caso.ingresado_at:
        raise Http404  # taken back before it was handed in: it was never part of the case
    registrar_lectura(persona=persona_de(request), adjunto=suyo)
    en_linea = "ver" in request.GET
    contenido, tipo = abrir_copia(suyo), tipo_de_copia(suyo)
    return como_descarga(nombre_de_copia(suyo), contenido, tipo, en_linea=en_linea)


@require_safe
@acto_o_pagina
@funcionaria
def documento(request: HttpRequest, pk: UUID, documento: UUID) -> HttpResponse:
    """Hand over a document: as issued or, before its firma, as it was rendered."""
    caso = _de_oficio(request, pk)
    uno = get_object_or_404(Documento, pk=documento, expediente=caso)
    registrar_consulta(persona=persona_de(request), expediente=caso)
    if uno.archivo_sellado:
        return como_descarga(f"{uno.folio}.pdf", documentos.leer_sellado(uno), "application/pdf")
    if not uno.archivo_generado:
        raise Http404
    nombre = _("proyecto-{folio}.pdf").format(folio=uno.folio)
    return como_descarga(nombre, documentos.leer_generado(uno), "application/pdf")


@require_safe
@funcionaria
def expedientes(request: HttpRequest) -> HttpResponse:
    """List the cases that the official may read; `formato=csv` gives them as a spreadsheet."""
    persona = persona_de(request)
    pedido = consulta.Filtros(
        **{nombre: filtros.texto(request, nombre) for nombre in asdict(consulta.Filtros())}
    )
    if request.GET.get("formato") == "csv":
        return _hoja_de_calculo(consulta.a_csv(persona, pedido))
    pagina = pagina_de(request)
    lista = consulta.expedientes(persona, pedido, pagina)
    anterior, siguiente = filtros.vecinas(request, pagina, hay_mas=lista.hay_mas)
    contexto = {
        "lista": lista,
        "filtros": pedido,
        "filtrada": any(asdict(pedido).values()),
        "desplegables": _desplegables(pedido),
        "anterior": anterior,
        "siguiente": siguiente,
        "url_csv": filtros.direccion(request, formato="csv"),
        "maximo": consulta.MAXIMO_EXPORTADO,
    }
    plantilla = "_lista" if getattr(request, "htmx", False) else "expedientes"
    return render(request, f"oficina/expediente/{plantilla}.html", contexto)


def _de_oficio(request: HttpRequest, pk: UUID) -> Expediente:
    visibles = expedientes_de_oficio(persona_de(request))
    return get_object_or_404(visibles.select_related("version", "tramite"), pk=pk)


def _hoja_de_calculo(texto: str) -> HttpResponse:
    respuesta = HttpResponse(texto, content_type="text/csv; charset=utf-8")
    nombre = f"expedientes-{reloj.hoy().isoformat()}.csv"
    respuesta["Content-Disposition"] = content_disposition_header(True, nombre) or "attachment"
    return respuesta


def _desplegables(pedido: consulta.Filtros) -> list[dict[str, Any]]:
    vencimientos = tuple(Opcion(clave, texto) for clave, texto in VENCIMIENTOS.items())
    todos = [
        ("estado", _("Estado"), consulta.opciones_de_estado()),
        ("tramite", _("Trámite"), consulta.opciones_de_tramite()),
        ("area", _("Lo tiene el área"), consulta.opciones_de_area()),
        ("vence", _("Vencimiento"), vencimientos),
    ]
    return [
        {
            "nombre": nombre,
            "etiqueta": etiqueta,
            "opciones": opciones,
            "valor": getattr(pedido, nombre),
        }
        for nombre, etiqueta, opciones in todos
    ]
