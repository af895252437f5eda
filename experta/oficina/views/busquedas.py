"""What people looked for and did not find; the analyst says what it means, on the spot."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experta.buscador.aprendizaje import (
    agregar_sinonimo,
    descartar,
    en_el_estante,
    quitar_sinonimo,
    sin_hallar,
    sinonimos_agregados,
)
from experta.buscador.services import buscar
from experta.comun.hallazgos import ContenidoInvalido
from experta.cuentas.models import Rol
from experta.motores.formularios import Pregunta
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.hojas import FORMULARIO
from experta.pantallas.hoja import Hoja, leer


@require_http_methods(FORMULARIO)
@con_rol(Rol.ANALISTA)
def busquedas(request: HttpRequest) -> HttpResponse:
    """List the searches without result; POST adds a synonym, takes it back or drops a text."""
    if request.method != "POST":
        inicial = {"expresion": request.GET.get("expresion", "")[:80], "equivale": ""}
        return _pagina(request, Hoja(_preguntas(), inicial))
    if "descartar" in request.POST:
        descartar(request.POST["descartar"])
        messages.success(request, _("La quitamos de la lista."))
    elif "quitar" in request.POST:
        pedido = request.POST["quitar"]
        quitar_sinonimo(
            int(pedido) if pedido.isdecimal() and len(pedido) < 10 else 0, por=persona_de(request)
        )
        messages.success(request, _("Quitamos el sinónimo. El buscador ya no lo usa."))
    else:
        hoja = _agregar(request)
        if hoja.faltas:
            return _pagina(request, hoja)
    return redirect("oficina:busquedas")


def _agregar(request: HttpRequest) -> Hoja:
    hoja = leer(_preguntas(), request.POST)
    if hoja.faltas:
        return hoja
    expresion, equivale = (str(hoja.respuestas[clave]) for clave in ("expresion", "equivale"))
    if not buscar(equivale).total:
        frase = _("Con esas palabras tampoco se encuentra nada. Escribe unas con las que sí.")
        return hoja.con(equivale=frase)
    try:
        agregar_sinonimo(expresion, equivale, por=persona_de(request))
    except ContenidoInvalido as error:
        return hoja.con(equivale=error.hallazgos[0].mensaje)
    frase = _("Listo: quien busque «{expresion}» encuentra lo de «{equivale}».")
    messages.success(request, frase.format(expresion=expresion, equivale=equivale))
    return hoja


def _preguntas() -> tuple[Pregunta, ...]:
    return (
        Pregunta(
            clave="expresion",
            tipo="texto",
            etiqueta=_("Lo que la gente escribe"),
            max_largo=80,
        ),
        Pregunta(
            clave="equivale",
            tipo="texto",
            etiqueta=_("Lo mismo, con palabras del catálogo"),
            ayuda=_("Por ejemplo: «licencia de funcionamiento»."),
            max_largo=80,
        ),
    )


def _pagina(request: HttpRequest, hoja: Hoja) -> HttpResponse:
    contexto = {
        "hoja": hoja,
        "faltas": hoja.faltas,
        "sin_hallar": sin_hallar(),
        "agregados": sinonimos_agregados(),
        "para_el_estante": en_el_estante(),
    }
    estado = 422 if hoja.faltas else 200
    return render(request, "oficina/catalogo/busquedas.html", contexto, status=estado)
