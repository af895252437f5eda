"""The cash desk: find an order, charge it whole, cut the day, reconcile what did not match."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experta.comun import reloj
from experta.comun.dinero import a_pesos, con_signo
from experta.cuentas.models import Rol
from experta.documentos import services as documentos
from experta.oficina import filtros
from experta.oficina.acceso import con_rol, persona_de
from experta.oficina.forms import caja as formulario
from experta.oficina.hojas import FORMULARIO, SENCILLA, con_faltas, mostrar
from experta.pagos.models import EventoPago, OrdenPago
from experta.pantallas.descargas import como_descarga
from experta.pantallas.hoja import Hoja, leer
from experta.pantallas.tablas import como_csv
from experta.pantallas.vistas import acto_o_pagina
from experta.tramitacion.actos.cobrar_en_caja import cobrar_en_caja
from experta.tramitacion.actos.conciliar import conciliar as acto_conciliar
from experta.tramitacion.consultas import caja as consulta
from experta.tramitacion.consultas.fechas import con_hora
from experta.tramitacion.errores import DatosInvalidos


@require_safe
@con_rol(Rol.TESORERIA)
def caja(request: HttpRequest) -> HttpResponse:
    """Search an order by reference or folio; one that is found alone opens at once."""
    q = filtros.texto(request, "q")
    ordenes = consulta.buscar(q) if q else ()
    if len(ordenes) == 1:
        return redirect("oficina:orden", pk=ordenes[0].pk)
    contexto = {"q": q, "ordenes": ordenes, "por_conciliar": len(consulta.por_conciliar())}
    return render(request, "oficina/caja/caja.html", contexto)


@require_safe
@con_rol(Rol.TESORERIA)
def orden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an order: to charge it, or the receipt once it was paid."""
    return _orden(request, _la_orden(pk), Hoja(formulario.de_cobro(), {}))


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.TESORERIA)
def cobrar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that the whole order was received; 422 when the amount is another."""
    una = _la_orden(pk)
    if request.method != "POST":
        return redirect("oficina:orden", pk=pk)
    hoja = leer(formulario.de_cobro(), request.POST)
    if hoja.faltas:
        return _orden(request, una, hoja)
    try:
        pago = cobrar_en_caja(
            persona=persona_de(request), orden=una, recibido_centavos=hoja.respuestas["recibido"]
        )
    except DatosInvalidos as error:
        return _orden(request, una, con_faltas(hoja, error))
    frase = _("Cobraste {importe}. Recibo {recibo}.").format(
        importe=con_signo(pago.importe_centavos), recibo=pago.recibo
    )
    messages.success(request, frase)
    return redirect("oficina:orden", pk=pk)


@require_safe
@con_rol(Rol.TESORERIA)
def recibo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand over the receipt of a paid order, to print it."""
    documento = consulta.recibo_de(_la_orden(pk))
    if documento is None:
        raise Http404
    contenido = documentos.leer_sellado(documento)
    return como_descarga(f"{documento.folio}.pdf", contenido, "application/pdf")


@require_safe
@con_rol(Rol.TESORERIA)
def corte(request: HttpRequest) -> HttpResponse:
    """Show what the desk received in a day, or give it as a file."""
    dia = _dia(request)
    del_dia = consulta.corte(dia)
    if request.GET.get("formato") == "csv":
        return _corte_en_csv(del_dia)
    contexto = {
        "corte": del_dia,
        "anterior": dia - timedelta(days=1),
        "siguiente": dia + timedelta(days=1) if dia < reloj.hoy() else None,
    }
    return render(request, "oficina/caja/corte.html", contexto)


@require_safe
@con_rol(Rol.TESORERIA)
def conciliacion(request: HttpRequest) -> HttpResponse:
    """List the events of gateways that settled nothing by themselves."""
    contexto = {"eventos": consulta.por_conciliar()}
    return render(request, "oficina/caja/conciliacion.html", contexto)


@require_http_methods(FORMULARIO)
@acto_o_pagina
@con_rol(Rol.TESORERIA)
def conciliar(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one event, saying what was done."""
    evento = get_object_or_404(EventoPago, pk=pk)
    hoja = Hoja(formulario.de_conciliacion(), {})
    if request.method == "POST":
        hoja = leer(formulario.de_conciliacion(), request.POST)
        try:
            nota = str(hoja.respuestas["nota"] or "")
            if not hoja.faltas:
                acto_conciliar(persona=persona_de(request), evento=evento, nota=nota)
                messages.success(request, _("El evento quedó conciliado."))
                return redirect("oficina:conciliacion")
        except DatosInvalidos as error:
            hoja = con_faltas(hoja, error)
    contexto = {
        "titulo": _("Conciliar un pago"),
        "detalles": _detalles(consulta.de_evento(evento)),
        "boton": _("Dar por conciliado"),
        "cancelar": reverse("oficina:conciliacion"),
    }
    return mostrar(request, SENCILLA, hoja, contexto)


def _la_orden(pk: UUID) -> OrdenPago:
    return get_object_or_404(consulta.ordenes_de_caja(), pk=pk)


def _orden(request: HttpRequest, una: OrdenPago, hoja: Hoja) -> HttpResponse:
    contexto = {
        "orden": una,
        "pago": getattr(una, "pago", None),
        "recibo": consulta.recibo_de(una),
        "por_pagar": una.estado == OrdenPago.Estado.PENDIENTE,
    }
    return mostrar(request, "oficina/caja/orden.html", hoja, contexto)


def _dia(request: HttpRequest) -> date:
    try:
        pedido = date.fromisoformat(request.GET.get("dia", ""))
    except ValueError:
        return reloj.hoy()
    # The page links to the day before, and no cash desk is older than this.
    return min(max(pedido, date(2000, 1, 1)), reloj.hoy())


def _corte_en_csv(del_dia: consulta.Corte) -> HttpResponse:
    encabezados = [_("Hora"), _("Recibo"), _("Referencia"), _("Folio"), _("Importe"), _("Cajera")]
    filas = [
        [
            f"{reloj.local(pago.pagado_at):%H:%M:%S}",
            pago.recibo,
            pago.orden.referencia,
            pago.orden.expediente.folio,
            a_pesos(pago.importe_centavos),
            pago.cajera,
        ]
        for pago in del_dia.pagos
    ]
    return como_csv(f"corte-{del_dia.dia.isoformat()}", encabezados, filas)


def _detalles(evento: consulta.PorConciliar) -> list[tuple[str, str]]:
    importe = con_signo(evento.importe_centavos) if evento.importe_centavos is not None else "—"
    return [
        (_("Pasarela"), evento.proveedor),
        (_("Evento"), evento.evento),
        (_("Recibido"), con_hora(evento.recibido_at)),
        (_("Referencia"), evento.referencia or "—"),
        (_("Importe"), importe),
        (_("Por qué no se aplicó"), evento.nota),
    ]
