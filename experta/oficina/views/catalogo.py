"""The catalogue: what is in force, its history, publishing what is on the shelf, suspending."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.catalogo.models import Tramite
from experta.catalogo.services import publicar as publicar_version
from experta.catalogo.services import slugs_del_estante
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.cuentas.models import Rol
from experta.motores.formularios import Pregunta
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.habilitar_tramite import habilitar_tramite
from experta.tramitacion.actos.suspender_tramite import suspender_tramite
from experta.tramitacion.consultas import versiones as consulta
from experta.tramitacion.consultas.catalogo import historia_de
from experta.tramitacion.consultas.propuestas import por_ver
from experta.tramitacion.errores import DatosInvalidos


@require_safe
@con_rol(Rol.ANALISTA)
def catalogo(request: HttpRequest) -> HttpResponse:
    """List every trámite with its version in force, and what is left on old ones."""
    contexto = {"filas": consulta.en_catalogo(), "propuestas": por_ver()}
    return render(request, "oficina/catalogo/lista.html", contexto)


@require_safe
@con_rol(Rol.ANALISTA)
def tramite(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the versions of a trámite, and what one changed from the one before."""
    uno = _el_tramite(slug)
    if uno.vigente is None:
        raise Http404
    historia = historia_de(uno.vigente, request.GET.get("version"))
    previa, elegida = historia.previa, historia.elegida
    contexto = {
        "tramite": uno,
        "historia": historia,
        "archivos": consulta.archivos_distintos(previa.archivos, elegida.archivos)
        if previa
        else (),
        "suspendido": uno.estado == Tramite.Estado.SUSPENDIDO,
    }
    return render(request, "oficina/catalogo/tramite.html", contexto)


@require_http_methods(FORMULARIO)
@con_rol(Rol.ANALISTA)
def publicar(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how the folder differs and whom it touches; POST checks it whole and publishes it."""
    if slug not in slugs_del_estante():
        raise Http404
    if request.method != "POST":
        return _por_publicar(request, slug, ())
    try:
        hecha = publicar_version(slug, por=persona_de(request))
    except ContenidoInvalido as error:
        return _por_publicar(request, slug, tuple(error.hallazgos))
    frase = _("Publicaste la versión {numero}.") if hecha.nueva else _("No había cambios.")
    messages.success(request, frase.format(numero=hecha.version.numero))
    return redirect("oficina:tramite", slug=slug)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ANALISTA)
def suspender(request: HttpRequest, slug: str) -> HttpResponse:
    """Stop new applications, with the reason that people will read."""
    uno = _el_tramite(slug)
    preguntas = [_motivo()]
    hoja = Hoja(preguntas, {})
    if request.method == "POST":
        hoja = leer(preguntas, request.POST)
        if not hoja.faltas:
            try:
                motivo = str(hoja.respuestas["motivo"])
                suspender_tramite(persona=persona_de(request), tramite=uno, motivo=motivo)
            except DatosInvalidos as error:
                hoja = con_faltas(hoja, error)
            else:
                messages.success(request, _("Nadie puede empezarlo. Los que ya entraron siguen."))
                return redirect("oficina:tramite", slug=slug)
    contexto = {
        "titulo": _("Suspender un trámite"),
        "entradilla": _("Nadie podrá empezarlo. Los que ya entraron siguen su curso."),
        "detalles": [(_("Trámite"), uno.vigente.nombre if uno.vigente else uno.slug)],
        "boton": _("Suspender"),
        "cancelar": reverse("oficina:tramite", args=[slug]),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.ANALISTA)
def habilitar(request: HttpRequest, slug: str) -> HttpResponse:
    """Let people start it again."""
    if request.method == "POST":
        habilitar_tramite(persona=persona_de(request), tramite=_el_tramite(slug))
        messages.success(request, _("Ya se puede empezar otra vez."))
    return redirect("oficina:tramite", slug=slug)


def _el_tramite(slug: str) -> Tramite:
    publicados = Tramite.objects.filter(vigente__isnull=False).select_related("vigente")
    return get_object_or_404(publicados, slug=slug)


def _por_publicar(request: HttpRequest, slug: str, hallazgos: tuple[Hallazgo, ...]) -> HttpResponse:
    uno = Tramite.objects.select_related("vigente").filter(slug=slug).first()
    estante = consulta.en_estante(slug, uno.vigente if uno else None)
    borradores, abiertos = consulta.impacto(uno) if uno else (0, 0)
    contexto: dict[str, Any] = {
        "slug": slug,
        "tramite": uno,
        "estante": estante,
        "borradores": borradores,
        "abiertos": abiertos,
        "hallazgos": hallazgos or estante.hallazgos,
    }
    estado = HTTPStatus.UNPROCESSABLE_ENTITY if hallazgos else HTTPStatus.OK
    return render(request, "oficina/catalogo/publicar.html", contexto, status=estado)


def _motivo() -> Pregunta:
    return Pregunta(
        clave="motivo",
        tipo="texto_largo",
        etiqueta=_("¿Por qué y hasta cuándo?"),
        ayuda=_("Lo lee la ciudadanía en la ficha. Di también qué puede hacer mientras."),
        max_largo=300,
    )
