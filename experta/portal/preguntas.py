"""A page of questions, whether a section of the application or the answer to a prevención."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import reswap

from experta.motores.formularios import Pregunta
from experta.pantallas.campos import filas_de
from experta.portal import guardado, reenvio
from experta.portal.captura import Accion, Entrada, escondidos, leer
from experta.portal.giros import parecidos
from experta.portal.solicitud import Solicitud
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron

# Buttons that stay on the page, and what the address says so that it can show their effect.
_SE_QUEDAN = {"agregar": "agregar", "buscar_giro": "giro", "subir": "", "quitar": "", "usar": ""}


def por_htmx(request: HttpRequest) -> bool:
    """Say whether htmx asks, so that a part of the page is enough."""
    return bool(getattr(request, "htmx", False))


def contexto_de(
    request: HttpRequest,
    solicitud: Solicitud,
    preguntas: tuple[Pregunta, ...],
    faltas: dict[str, str],
    escrito: Entrada | None,
) -> dict[str, Any]:
    """Return what the templates of a page of questions read.

    `escrito` is what was typed and is not saved: it goes before what is kept.
    """
    cambios = escrito.cambios if escrito else {}
    valores = [cambios[p.clave] if p.clave in cambios else solicitud.valor(p) for p in preguntas]
    pares = zip(preguntas, valores, strict=True)
    return {
        "solicitud": solicitud,
        "campos": [(p, _con_fila_nueva(request, p, valor)) for p, valor in pares],
        "faltas": faltas,
        "visibles": " ".join(p.clave for p in preguntas),
        "revision": escrito.revision if escrito else solicitud.expediente.revision,
        "url_giros": reverse("portal:giros", args=[solicitud.expediente.pk]),
        "giros": _giros_pedidos(request, solicitud),
    }


def apartado(request: HttpRequest, solicitud: Solicitud) -> Entrada | None:
    """Return what was typed here before the session ended, telling the person that it is back."""
    datos = reenvio.apartado(request)
    if datos is None:
        return None
    aviso = _(
        "Tu sesión se cerró antes de guardar. Aquí está lo que escribiste: revísalo y continúa. "
        "Si habías elegido archivos, vuelve a elegirlos."
    )
    messages.warning(request, aviso)
    return leer(datos, solicitud)


def quedarse(
    request: HttpRequest, solicitud: Solicitud, accion: Accion, url: str
) -> HttpResponse | None:
    """Return to the same page after a button that stays on it, or None for the others.

    Always by a redirect, so that reloading never sends twice; `?de=` goes along.
    """
    if accion.nombre not in _SE_QUEDAN:
        return None
    if accion.archivo:
        guardado.retirar(request, solicitud, accion.archivo[1])
    if accion.papel:
        guardado.usar(request, solicitud, *accion.papel)
    consulta = {"de": request.GET["de"]} if "de" in request.GET else {}
    if efecto := _SE_QUEDAN[accion.nombre]:
        consulta[efecto] = accion.valor
    campo = accion.valor.partition(":")[0].partition("-")[0]
    return redirect(f"{url}{'?' if consulta else ''}{urlencode(consulta)}#campo-{campo}")


def mostrar_choque(
    request: HttpRequest,
    solicitud: Solicitud,
    entrada: Entrada,
    choque: RespuestasCambiaron,
    destino: str,
) -> HttpResponse:
    """Show both values of what another window changed, to choose (409).

    Choosing saves them on the page `destino` and goes on there. htmx changes nothing: the page
    stays as it is, and its ordinary button asks.
    """
    if por_htmx(request):
        return reswap(HttpResponse(status=409), "none")
    contexto = {
        "solicitud": solicitud,
        "diferencias": guardado.diferencias(solicitud, entrada, choque),
        "escondidos": escondidos(request.POST),
        "revision": choque.revision,
        "destino": destino,
    }
    return render(request, "portal/solicitud/choque.html", contexto, status=409)


def _con_fila_nueva(request: HttpRequest, pregunta: Pregunta, valor: Any) -> Any:
    if pregunta.tipo == "grupo" and request.GET.get("agregar") == pregunta.clave:
        return [*filas_de(pregunta, valor), {}]
    return valor


def _giros_pedidos(request: HttpRequest, solicitud: Solicitud) -> Any:
    """Return what was found without JavaScript, None before searching."""
    valor = solicitud.respuestas.get(request.GET.get("giro", ""))
    return parecidos(solicitud.ejecutable, valor.get("nombre", "")) if valor else None
