"""Files in pieces: start, ask how far it got, go on. JSON, for the script of the page alone.

A piece is a POST with `Upload-Offset`, not a PATCH: old proxies of offices drop methods that they
do not know. Without JavaScript none of this is used: the form sends its files whole.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.services import subidas
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import con_cuenta_y_vuelta, persona_de
from experta.portal.solicitud import Solicitud, abrir


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_POST
def empezar(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Start a file of a question, or find the one left half-way: where to send, and from where."""
    solicitud = abrir(request, pk)
    clave = request.POST.get("pregunta", "")
    pregunta = solicitud.formulario.preguntas.get(clave)
    if pregunta is None or pregunta.tipo != "archivo":
        raise Http404
    try:
        subida = subidas.empezar(
            persona=persona_de(request),
            expediente=solicitud.expediente,
            pregunta=clave,
            nombre=request.POST.get("nombre", ""),
            tamano=_entero(request.POST.get("tamano")),
            marca=request.POST.get("marca", "")[:64],
        )
    except ArchivoRechazado as error:
        return JsonResponse({"mensaje": str(error)}, status=422)
    return JsonResponse(
        {
            "clave": subida.clave,
            "url": reverse("portal:subida", args=[pk, subida.clave]),
            "adjuntar": reverse("portal:adjuntar", args=[pk, clave]),
            "recibido": subida.recibido,
            "trozo": subidas.TROZO,
        }
    )


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_http_methods(["GET", "POST"])
def subida(request: HttpRequest, pk: UUID, clave: UUID) -> JsonResponse:
    """Say how much has come, or take the piece that goes on; 409 tells from where instead."""
    una = _suya(request, abrir(request, pk), clave)
    if request.method == "GET":
        return JsonResponse({"recibido": una.recibido})
    if _entero(request.META.get("CONTENT_LENGTH")) > subidas.TROZO:
        return JsonResponse({"recibido": una.recibido}, status=413)
    try:
        recibido = subidas.agregar(
            una, _entero(request.headers.get("Upload-Offset")), request.read(subidas.TROZO)
        )
    except subidas.Desfase:
        return JsonResponse({"recibido": una.recibido}, status=409)
    except FileNotFoundError as error:
        raise Http404 from error
    return JsonResponse({"recibido": recibido})


def _suya(request: HttpRequest, solicitud: Solicitud, clave: UUID) -> subidas.Subida:
    una = subidas.buscar(persona=persona_de(request), expediente=solicitud.expediente, clave=clave)
    if una is None:
        raise Http404
    return una


def _entero(texto: str | None) -> int:
    return int(texto) if texto and texto.isdecimal() and len(texto) < 12 else 0
