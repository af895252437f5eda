"""Roadmaps: the questions, the result that a link shares, and the cases carried together."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from experta.catalogo.rutas import Ruta, rutas
from experta.comun.codigos import normalizar
from experta.cuentas.models import Persona
from experta.expedientes.models import HojaDeRuta
from experta.pantallas.direcciones import absoluta
from experta.pantallas.limites import excede
from experta.portal.giros import parecidos_en
from experta.portal.hojas_de_ruta import contexto_de_hoja
from experta.portal.preguntas import por_htmx
from experta.portal.rutas import Cuestionario, leer, sin_lugar
from experta.tramitacion.rutas.hoja import calcular, rutas_con_tramites
from experta.tramitacion.suelo import orientacion

POR_MINUTO = 30


@require_safe
@cache_control(public=True, max_age=300)
def lista(request: HttpRequest) -> HttpResponse:
    """Show the roadmaps of the town."""
    return render(request, "portal/rutas/lista.html", {"rutas": rutas_con_tramites()})


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def ruta(request: HttpRequest, ruta: str) -> HttpResponse:
    """Ask; with everything answered, keep the answers under a code and go to the result."""
    elegida = _ruta(ruta)
    if request.method != "POST":
        return _preguntar(request, Cuestionario(elegida, _de_antes(request, ruta)))
    dicho = leer(elegida, request.POST)
    if por_htmx(request) or dicho.buscado:
        return _actualizar(request, dicho)
    if dicho.vistas and dicho.hay_mas:
        messages.info(request, _("Por lo que respondiste, hay algo más que preguntarte."))
        return _preguntar(request, dicho)
    if faltas := dicho.faltas:
        return _preguntar(request, dicho, faltas)
    return _guardar(request, dicho)


@require_safe
def giros(request: HttpRequest, ruta: str) -> HttpResponse:
    """Offer lines of business like what is being written: the fragment of the field."""
    elegida = _ruta(ruta)
    nombre = request.GET.get("nombre", "")
    pregunta = elegida.formulario.preguntas.get(nombre)
    if pregunta is None or pregunta.tipo != "giro":
        raise Http404
    hallados = parecidos_en(elegida.giros, request.GET.get(f"{nombre}__nombre", ""))
    contexto = {"nombre": nombre, "giros": hallados, "elegido": {"codigo": ""}}
    return render(request, "pantallas/campos/_giros.html", contexto)


@require_safe
def hoja(request: HttpRequest, codigo: str) -> HttpResponse:
    """Show what the answers need. Whoever has the link sees it; the property, only its author."""
    guardada = hoja_de(codigo)
    elegida = _ruta(guardada.ruta)
    calculada = calcular(elegida, guardada.respuestas)
    respuestas = guardada.respuestas
    if not es_suya(request, guardada):
        respuestas = sin_lugar(elegida, respuestas)
    contexto = contexto_de_hoja(calculada, request.user, respuestas) | {
        "hoja": guardada,
        "resumen": _resumen(elegida, respuestas),
        "lugar": orientacion(elegida.ubicacion(respuestas)),
        "es_suya": es_suya(request, guardada),
        "direccion": absoluta("portal:ruta_hoja", guardada.codigo),
    }
    return render(request, "portal/rutas/hoja.html", contexto)


def hoja_de(codigo: str) -> HojaDeRuta:
    """Return a roadmap by the code of its link.

    Raises:
        Http404: nobody has that code.
    """
    return get_object_or_404(HojaDeRuta, codigo=normalizar(codigo))


def es_suya(request: HttpRequest, hoja: HojaDeRuta) -> bool:
    """Say whether who asks wrote it: in their account, or just now in this browser."""
    if hoja.persona_id:
        return hoja.persona_id == request.user.pk
    return bool(request.session.get("ruta") == hoja.codigo)


def _ruta(clave: str) -> Ruta:
    elegida = rutas().get(clave)
    if elegida is None:
        raise Http404
    return elegida


def _de_antes(request: HttpRequest, ruta: str) -> dict[str, Any]:
    """Return the answers of the roadmap that is being changed (`?de=` its code), if any."""
    codigo = request.GET.get("de", "")
    previa = HojaDeRuta.objects.filter(ruta=ruta, codigo=normalizar(codigo)).first()
    if previa is None:
        return {}
    return (
        previa.respuestas if es_suya(request, previa) else sin_lugar(_ruta(ruta), previa.respuestas)
    )


def _actualizar(request: HttpRequest, dicho: Cuestionario) -> HttpResponse:
    if por_htmx(request) and set(dicho.visibles) == dicho.vistas:
        return HttpResponse(status=204)  # the page stays as it is, with whatever is being written
    return _preguntar(request, dicho)


def _guardar(request: HttpRequest, dicho: Cuestionario) -> HttpResponse:
    if excede(request, "ruta", POR_MINUTO):
        return render(request, "429.html", status=429)
    hoja = HojaDeRuta.nueva(
        ruta=dicho.ruta.clave,
        respuestas=dicho.contestadas,
        persona=request.user if isinstance(request.user, Persona) else None,
    )
    request.session["ruta"] = hoja.codigo
    return redirect("portal:ruta_hoja", hoja.codigo)


def _resumen(ruta: Ruta, respuestas: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (pregunta.etiqueta, texto)
        for _seccion, renglones in ruta.formulario.resumen(respuestas)
        for pregunta, texto in renglones
        if pregunta.clave in respuestas
    ]


def _preguntar(
    request: HttpRequest, cuestionario: Cuestionario, faltas: dict[str, str] | None = None
) -> HttpResponse:
    contexto = {
        "cuestionario": cuestionario,
        "ruta": cuestionario.ruta,
        "faltas": faltas or {},
        "visibles": " ".join(cuestionario.visibles),
        "giros": cuestionario.giros,
        "url_giros": reverse("portal:ruta_giros", args=[cuestionario.ruta.clave]),
    }
    plantilla = "_preguntas" if por_htmx(request) else "preguntas"
    return render(
        request, f"portal/rutas/{plantilla}.html", contexto, status=422 if faltas else 200
    )
