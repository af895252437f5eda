"""Paying: the order with its articles, the way to the gateway, and coming back from it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.expedientes.models import Expediente
from experta.pagos import services as pagos
from experta.pagos.errores import PasarelaNoDisponible
from experta.pagos.models import OrdenPago
from experta.pantallas.direcciones import absoluta
from experta.pantallas.vistas import acto_o_pagina
from experta.portal.accesos import persona_de
from experta.portal.seguido import con_enlaces, seguido
from experta.tramitacion.actos.reemitir_orden import reemitir_orden
from experta.tramitacion.consultas import dinero
from experta.tramitacion.consultas.seguimiento import seguimiento
from experta.tramitacion.errores import Conflicto

INTENTOS_MAXIMOS = 40


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def pagar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the order; a POST goes to the gateway, which alone can tell us that it was paid."""
    caso = seguido(request, pk)
    if request.method != "POST":
        return _pagina(request, caso)
    orden = _orden(caso)
    if orden is None or not orden.vigente:
        raise Conflicto(_("Esta orden ya se pagó o ya no está vigente. No pagues otra vez."))
    retorno = absoluta("portal:pago_retorno", caso.pk)
    try:
        destino = pagos.iniciar(orden=orden, url_retorno=retorno)
    except PasarelaNoDisponible as error:
        return _pagina(request, caso, problema=str(error), status=503)
    # A page of our own is reached by its path, whatever name this server was called by.
    return HttpResponseRedirect(destino.removeprefix(settings.URL_PUBLICA))


@require_http_methods(["GET", "HEAD", "POST"])
@acto_o_pagina
@login_required
def renovar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for another order because the last one expired; its button is on the order's page."""
    caso = seguido(request, pk)
    if request.method == "POST":
        reemitir_orden(persona=persona_de(request), expediente=caso)
        messages.success(request, _("Tu nueva orden de pago está lista."))
    return redirect("portal:pagar", pk=caso.pk)


@require_safe
@acto_o_pagina
@login_required
def pago_retorno(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what we know of the payment. Coming back from the gateway changes nothing."""
    caso = seguido(request, pk)
    escrito = request.GET.get("intento", "0")
    intento = int(escrito) if escrito.isdecimal() and len(escrito) < 4 else INTENTOS_MAXIMOS
    aqui = reverse("portal:pago_retorno", args=[caso.pk])
    contexto = _contexto(request, caso)
    orden, papeles = contexto["orden"], contexto["papeles"]
    pagable = orden is not None and orden.pagable
    rechazado = pagable and request.GET.get("resultado") == "rechazado"
    confirmando = dinero.en_camino(caso) or (pagable and not rechazado)
    contexto |= {
        "rechazado": rechazado,
        "confirmando": confirmando,
        "pendiente": confirmando or any(uno["papel"].en_preparacion for uno in papeles),
        "url_aqui": aqui,
        "url_siguiente": f"{aqui}?intento={intento + 1}" if intento < INTENTOS_MAXIMOS else "",
    }
    if getattr(request, "htmx", False):
        return render(request, "portal/seguimiento/_confirmacion.html", contexto)
    return render(request, "portal/seguimiento/retorno.html", contexto)


def _orden(caso: Expediente) -> OrdenPago | None:
    return caso.ordenes.order_by("-created_at").first()


def _pagina(
    request: HttpRequest, caso: Expediente, problema: str = "", status: int = 200
) -> HttpResponse:
    contexto = _contexto(request, caso) | {"problema": problema}
    return render(request, "portal/seguimiento/pagar.html", contexto, status=status)


def _contexto(request: HttpRequest, caso: Expediente) -> dict[str, Any]:
    hilo = seguimiento(caso, persona_de(request))
    de_pago = tuple(papel for papel in hilo.papeles if papel.clave in ("orden-de-pago", "recibo"))
    return {
        "expediente": hilo.expediente,
        "orden": hilo.ordenes[0] if hilo.ordenes else None,
        "por_devolver": dinero.por_devolver(caso),
        "turno": hilo.turno,
        "papeles": con_enlaces(caso, de_pago),
        "cajas": settings.MUNICIPIO.dependencias["tesoreria"],
    }
