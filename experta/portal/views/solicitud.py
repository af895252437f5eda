"""Filling in an application: one section per page, saved as it is typed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from experta.comun import reloj
from experta.pantallas.vistas import acto_o_pagina
from experta.portal import guardado, reenvio
from experta.portal.accesos import con_cuenta, con_cuenta_y_vuelta, persona_de
from experta.portal.apoyos import apoyar
from experta.portal.captura import Entrada, leer, por_nombre
from experta.portal.giros import parecidos
from experta.portal.preguntas import (
    apartado,
    contexto_de,
    mostrar_choque,
    por_htmx,
    quedarse,
)
from experta.portal.solicitud import Pagina, Solicitud, abrir
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron
from experta.tramitacion.carpeta import ofertas

REVISAR = "revisar"


@acto_o_pagina
@con_cuenta
@require_GET
def llenar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go to the first section with something missing; an old version, to what changed."""
    solicitud = abrir(request, pk)
    if not solicitud.es_borrador:
        return redirect(solicitud.url_expediente)
    if not solicitud.al_dia:
        return redirect("portal:actualizar", pk)
    seccion = solicitud.primera_pendiente()
    if seccion:
        return redirect("portal:seccion", pk, seccion)
    return redirect(solicitud.url_al_terminar)


@acto_o_pagina
@con_cuenta
@require_http_methods(["GET", "POST"])
def seccion(request: HttpRequest, pk: UUID, seccion: str) -> HttpResponse:
    """Show a section, or save it and go on to the next."""
    solicitud = abrir(request, pk)
    if not solicitud.es_borrador:
        return redirect(solicitud.url_expediente)
    pagina = solicitud.pagina(seccion)
    if pagina is None:
        if seccion not in {s.clave for s in solicitud.formulario.secciones}:
            raise Http404
        return redirect("portal:llenar", pk)
    if request.method == "GET":
        return _mostrar(request, solicitud, pagina, escrito=apartado(request, solicitud))
    entrada = leer(request.POST, solicitud)
    try:
        solicitud = guardado.guardar(request, solicitud, entrada)
    except RespuestasCambiaron as choque:
        return mostrar_choque(request, solicitud, entrada, choque, request.get_full_path())
    reenvio.olvidar(request)
    return _seguir(request, solicitud, pagina, entrada)


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_POST
def guardar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Save what a page shows while it is being written; the page stays.

    Answers with the new revision, and with the mark of what the section asks now.
    """
    solicitud = abrir(request, pk)
    entrada = leer(request.POST, solicitud)
    try:
        solicitud = guardado.guardar(request, solicitud, entrada)
    except RespuestasCambiaron as choque:
        return HttpResponse(str(choque), status=409, content_type="text/plain; charset=utf-8")
    hora = reloj.local(reloj.ahora())
    texto = _("Guardado a las %(hora)s") % {"hora": f"{hora:%H:%M}"}
    respuesta = HttpResponse(texto, content_type="text/plain; charset=utf-8")
    respuesta["X-Revision"] = str(solicitud.expediente.revision)
    respuesta["X-Marca"] = solicitud.marca(request.POST.get("seccion", ""))
    return respuesta


@acto_o_pagina
@con_cuenta_y_vuelta("portal:llenar")
@require_GET
def giros(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer lines of business like what is being written: the fragment of the field."""
    solicitud = abrir(request, pk)
    nombre = request.GET.get("nombre", "")
    pregunta = solicitud.formulario.preguntas.get(nombre)
    if pregunta is None or pregunta.tipo != "giro":
        raise Http404
    contexto = {
        "nombre": nombre,
        "giros": parecidos(solicitud.ejecutable, request.GET.get(f"{nombre}__nombre", "")),
        "elegido": {"codigo": ""},
    }
    return render(request, "pantallas/campos/_giros.html", contexto)


def _seguir(
    request: HttpRequest, solicitud: Solicitud, pagina: Pagina, entrada: Entrada
) -> HttpResponse:
    pk, clave = solicitud.expediente.pk, pagina.seccion.clave
    rechazos, estado = guardado.subir(request, solicitud, entrada)
    if rechazos:
        return _mostrar(request, solicitud, pagina, faltas=rechazos, estado=estado)
    aqui = reverse("portal:seccion", args=[pk, clave])
    if se_queda := quedarse(request, solicitud, entrada.accion, aqui):
        return se_queda
    if entrada.accion.nombre == "salir":
        messages.success(request, _("Guardamos lo que llevas. Puedes seguir otro día."))
        return redirect("portal:mis_tramites")
    # The answers may have changed what the page asks, or that it is asked at all.
    actual = solicitud.pagina(clave)
    if actual is None:
        return redirect("portal:llenar", pk)
    if entrada.accion.nombre == "actualizar":
        respuesta = _mostrar(request, solicitud, actual)
        # The script may leave the page as it is, when the person went on writing meanwhile.
        respuesta["X-Revision"] = str(solicitud.expediente.revision)
        return respuesta
    return _continuar(request, solicitud, actual, entrada)


def _continuar(
    request: HttpRequest, solicitud: Solicitud, pagina: Pagina, entrada: Entrada
) -> HttpResponse:
    pk, clave = solicitud.expediente.pk, pagina.seccion.clave
    if any(pregunta.clave not in entrada.vistas for pregunta in pagina.seccion.preguntas):
        # Not an error: nobody had been asked that yet.
        messages.info(request, _("Por lo que respondiste, hay algo más que preguntarte aquí."))
        return redirect(request.get_full_path())
    if faltas := por_nombre(solicitud.faltas(clave)):
        return _mostrar(request, solicitud, pagina, faltas=faltas, estado=422)
    if request.GET.get("de") == REVISAR:
        return redirect("portal:revisar", pk)
    if not pagina.siguiente:
        return redirect(solicitud.url_al_terminar)
    return redirect("portal:seccion", pk, pagina.siguiente)


def _mostrar(
    request: HttpRequest,
    solicitud: Solicitud,
    pagina: Pagina,
    *,
    faltas: dict[str, str] | None = None,
    escrito: Entrada | None = None,
    estado: int = 200,
) -> HttpResponse:
    preguntas = pagina.seccion.preguntas
    contexto = contexto_de(request, solicitud, preguntas, faltas or {}, escrito)
    papeles = ofertas(solicitud.expediente, persona_de(request), preguntas)
    contexto |= {
        "campos": apoyar(solicitud, papeles, contexto["campos"]),
        "pagina": pagina,
        "marca": solicitud.marca(pagina.seccion.clave),
        "de_revisar": request.GET.get("de") == REVISAR,
    }
    trozo, pagina_entera = "portal/solicitud/_preguntas.html", "portal/solicitud/seccion.html"
    plantilla = trozo if por_htmx(request) else pagina_entera
    return render(request, plantilla, contexto, status=estado)
