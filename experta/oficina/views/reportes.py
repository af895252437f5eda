"""Answering doubts and faults (counter and administration) and complaints (control body)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.cuentas.models import Rol
from experta.motores.formularios import Pregunta
from experta.oficina import filtros
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.hojas import FORMULARIO, con_faltas, mostrar
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.paginas import pagina_de
from experta.pantallas.vistas import acto_o_pagina
from experta.soporte.models import Reporte
from experta.tramitacion.actos.responder_reporte import responder_reporte
from experta.tramitacion.consultas import reportes as consulta
from experta.tramitacion.errores import DatosInvalidos

RESPONDIDOS = "respondidos"


@require_safe
@con_rol(Rol.VENTANILLA, Rol.ADMINISTRADOR)
def reportes(request: HttpRequest) -> HttpResponse:
    """List doubts and faults, those that wait first."""
    return _lista(request, quejas=False)


@require_safe
@con_rol(Rol.OIC)
def quejas(request: HttpRequest) -> HttpResponse:
    """List complaints, which nobody else reads."""
    return _lista(request, quejas=True)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.VENTANILLA, Rol.ADMINISTRADOR, Rol.OIC)
def reporte(request: HttpRequest, folio: str) -> HttpResponse:
    """Show a report with its answer, or answer it."""
    uno = _el_reporte(request, folio)
    hoja = Hoja([_pregunta()], {})
    if request.method == "POST":
        hoja = leer([_pregunta()], request.POST)
        if not hoja.faltas:
            try:
                responder_reporte(
                    persona=persona_de(request),
                    reporte=uno,
                    respuesta=str(hoja.respuestas["respuesta"]),
                )
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                messages.success(request, _("Respondiste {folio}.").format(folio=uno.folio))
                return redirect(_ruta(uno))
    contexto = {"reporte": uno, "cancelar": reverse(_ruta(uno))}
    return mostrar(request, "oficina/reportes/reporte.html", hoja, contexto)


def _lista(request: HttpRequest, *, quejas: bool) -> HttpResponse:
    pagina = pagina_de(request)
    respondidos = request.GET.get("estado") == RESPONDIDOS
    lista = consulta.lista(
        persona_de(request), quejas=quejas, respondidos=respondidos, pagina=pagina
    )
    anterior, siguiente = filtros.vecinas(request, pagina, hay_mas=lista.hay_mas)
    contexto = {
        "lista": lista,
        "quejas": quejas,
        "respondidos": respondidos,
        "medida": consulta.medida(quejas=quejas),
        "anterior": anterior,
        "siguiente": siguiente,
    }
    return render(request, "oficina/reportes/lista.html", contexto)


def _el_reporte(request: HttpRequest, folio: str) -> Reporte:
    persona = persona_de(request)
    for son_quejas in (False, True):
        suyos = consulta.reportes_de(persona, quejas=son_quejas)
        if uno := suyos.select_related("respondido_por").filter(folio=folio).first():
            return uno
    raise Http404


def _ruta(uno: Reporte) -> str:
    return "oficina:quejas" if uno.clase == Reporte.Clase.QUEJA else "oficina:reportes"


def _pregunta() -> Pregunta:
    return Pregunta(
        clave="respuesta",
        tipo="texto_largo",
        etiqueta=_("Tu respuesta"),
        ayuda=_("La persona la lee tal como la escribas. No pongas datos de otras personas."),
        max_largo=4000,
    )
