"""Orders are issued, events kept before they are applied, money recorded once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, SerieDeFolios
from experta.motores.reglas import Concepto, total_centavos
from experta.pagos import referencias, rules
from experta.pagos.errores import OrdenNoReemitible
from experta.pagos.models import POR_DEVOLVER, EventoPago, OrdenPago, Pago
from experta.pagos.proveedores import pasarela
from experta.pagos.proveedores.demo import firmar_evento

_NOTA_MAXIMA = 300


def emitir_orden(
    *,
    expediente: Expediente,
    conceptos: Sequence[Concepto],
    uma: Decimal,
    huella_tarifa: str,
    tarea: str,
    vigencia_dias: int,
) -> OrdenPago:
    """Return the order of a step of the process, frozen; asked for twice it is the same one.

    Args:
        conceptos: what is owed, each already in whole centavos.
        uma: the day's UMA, with which the amounts were reckoned.
        vigencia_dias: natural days after today; the last one still pays.

    Raises:
        ValueError: nothing is owed.
        IntegrityError: another step of the case has an order still to be paid.
    """
    emitida = expediente.ordenes.filter(tarea=tarea).order_by("-created_at").first()
    return emitida or _crear(
        expediente=expediente,
        conceptos=conceptos,
        uma=uma,
        huella_tarifa=huella_tarifa,
        tarea=tarea,
        vigencia_dias=vigencia_dias,
    )


def reemitir(
    *,
    orden: OrdenPago,
    conceptos: Sequence[Concepto],
    uma: Decimal,
    huella_tarifa: str,
    vigencia_dias: int,
) -> OrdenPago:
    """Return a new order for the step whose order expired, at today's tariff; twice, the same one.

    Raises:
        OrdenNoReemitible: the order did not expire.
    """
    orden.refresh_from_db(fields=["estado"])
    if orden.estado != OrdenPago.Estado.VENCIDA:
        raise OrdenNoReemitible("Solo una orden vencida se puede volver a emitir.")
    return _crear(
        expediente=orden.expediente,
        conceptos=conceptos,
        uma=uma,
        huella_tarifa=huella_tarifa,
        tarea=orden.tarea,
        vigencia_dias=vigencia_dias,
    )


def por_referencia(texto: str) -> OrdenPago | None:
    """Return the order of a reference as a person types it; check digits stop a wrong one."""
    referencia = referencias.normalizar(texto)
    return OrdenPago.objects.filter(referencia=referencia).first() if referencia else None


def por_vencer(ahora: datetime) -> list[OrdenPago]:
    """Return the orders still to be paid whose last day ended in the town, oldest first."""
    debidas = OrdenPago.objects.filter(
        estado=OrdenPago.Estado.PENDIENTE, vence__lt=reloj.local(ahora).date()
    )
    return list(debidas.select_related("expediente").order_by("vence", "pk"))


def vencer(*, orden: OrdenPago, ahora: datetime) -> bool:
    """Expire one order if its last day ended and nobody paid it; say whether we were first."""
    debida = OrdenPago.objects.filter(
        pk=orden.pk, estado=OrdenPago.Estado.PENDIENTE, vence__lt=reloj.local(ahora).date()
    )
    return debida.update(estado=OrdenPago.Estado.VENCIDA) == 1


def cancelar_ordenes(*, expediente: Expediente) -> int:
    """Cancel what a case that ended still owed; return how many orders."""
    debidas = expediente.ordenes.filter(estado=OrdenPago.Estado.PENDIENTE)
    return debidas.update(estado=OrdenPago.Estado.CANCELADA)


def iniciar(*, orden: OrdenPago, url_retorno: str) -> str:
    """Return the address where the browser pays the order. Coming back from it changes nothing.

    Raises:
        PasarelaNoDisponible: there is none, it does not answer, or the order is not owed.
    """
    return pasarela(settings.PAGO_PROVEEDOR).iniciar(orden, url_retorno)


def evento_de_demostracion(*, orden: OrdenPago, clase: str) -> tuple[bytes, dict[str, str]]:
    """Return the signed webhook that the demonstration's gateway would send, body and headers.

    Raises:
        PasarelaNoDisponible: this installation is not a demonstration.
    """
    pasarela("demo")
    return firmar_evento(orden, clase)


def recibir_evento(*, proveedor: str, cuerpo: bytes, cabeceras: Mapping[str, str]) -> EventoPago:
    """Keep a gateway's event, once, and return it; the caller answers, and then it is applied.

    The row is committed on return (call it outside any transaction). An identifier used again
    for other content is kept apart, with a note: it will be reconciled, never applied.

    Raises:
        PasarelaNoDisponible: no such gateway.
        FirmaInvalida: not signed by it, over exactly these bytes, within five minutes.
        EventoIlegible: signed, but no event.
    """
    datos = pasarela(proveedor).verificar(cuerpo, cabeceras)
    guardado, _ = EventoPago.objects.get_or_create(
        proveedor=proveedor, evento=datos["evento"], defaults={"cuerpo": datos}
    )
    if guardado.cuerpo == datos:
        return guardado
    huella = sha256(json.dumps(datos, sort_keys=True).encode()).hexdigest()
    contradictorio, _ = EventoPago.objects.get_or_create(
        proveedor=proveedor,
        evento=f"{datos['evento']}#{huella[:32]}",
        defaults={
            "cuerpo": datos,
            "nota": "La pasarela usó el mismo identificador para dos eventos distintos.",
        },
    )
    return contradictorio


def orden_de(evento: EventoPago) -> OrdenPago | None:
    """Return the order that an event speaks of, if there is one."""
    referencia = evento.cuerpo.get("referencia")
    if not isinstance(referencia, str):
        return None
    return OrdenPago.objects.filter(referencia=referencia).select_related("expediente").first()


def por_conciliar(
    *, evento: EventoPago, nota: str, desde: str = EventoPago.Resultado.RECIBIDO
) -> bool:
    """Leave an event for the treasury to look at; say whether it was still to be applied.

    Money that came and settles nothing is to be given back, whatever the reason.
    """
    if rules.trae_dinero(evento.cuerpo):
        nota = f"{POR_DEVOLVER} {nota}"
    return evento.cambiar(desde, EventoPago.Resultado.POR_CONCILIAR, nota=nota[:_NOTA_MAXIMA])


def conciliar(*, evento: EventoPago, persona: Persona, nota: str) -> bool:
    """Close an event that the treasury looked at, with what was done; say whether we were first."""
    return evento.cambiar(
        EventoPago.Resultado.POR_CONCILIAR,
        EventoPago.Resultado.CONCILIADO,
        nota=nota[:_NOTA_MAXIMA],
        conciliado_por=persona,
    )


@transaction.atomic
def aplicar_evento(*, evento: EventoPago, orden: OrdenPago) -> Pago | None:
    """Record the payment if the event pays exactly that order, owed the day it came; else None.

    The payment of an order that expired settles the one that took its place, if it asks the same.
    An event is applied once, whoever else tries. One that only informs is closed, one that tells
    of a charge already applied is marked repeated, and anything odd waits to be reconciled.
    """
    resultado = EventoPago.Resultado
    if rules.informa(evento.cuerpo) and not evento.nota:
        evento.cambiar(resultado.RECIBIDO, resultado.INFORMATIVO)
        return None
    objecion = evento.nota or rules.objecion(evento.cuerpo, orden.total_centavos)
    if objecion:
        por_conciliar(evento=evento, nota=objecion)
        return None
    if not evento.cambiar(resultado.RECIBIDO, resultado.APLICADO):
        return None
    pagada = _pagar(orden, reloj.local(evento.recibido_at).date())
    if pagada:
        return _registrar(pagada, medio=Pago.Medio.PASARELA, evento=evento)
    if _ya_dicho(evento, orden):
        evento.cambiar(resultado.APLICADO, resultado.REPETIDO)
    else:
        por_conciliar(evento=evento, nota=_por_que_no(orden), desde=resultado.APLICADO)
    return None


@transaction.atomic
def cobrar(*, orden: OrdenPago, cajera: Persona) -> Pago | None:
    """Record that the cash desk received the whole order; None if it was paid or expired."""
    if not orden.pagar(reloj.hoy()):
        return None
    return _registrar(orden, medio=Pago.Medio.CAJA, cajera=cajera)


def _crear(
    *,
    expediente: Expediente,
    conceptos: Sequence[Concepto],
    uma: Decimal,
    huella_tarifa: str,
    tarea: str,
    vigencia_dias: int,
) -> OrdenPago:
    total = total_centavos(conceptos)
    if total <= 0:
        raise ValueError("Una orden de pago lleva un importe mayor que cero.")
    try:
        with transaction.atomic():
            return OrdenPago.objects.create(
                expediente=expediente,
                referencia=referencias.de_folio(SerieDeFolios.siguiente("OP")),
                conceptos=[asdict(concepto) for concepto in conceptos],
                total_centavos=total,
                uma=str(uma),
                huella_tarifa=huella_tarifa,
                tarea=tarea,
                vence=reloj.hoy() + timedelta(days=vigencia_dias),
            )
    except IntegrityError:
        vivas = [OrdenPago.Estado.PENDIENTE, OrdenPago.Estado.PAGADA]
        ganadora = expediente.ordenes.filter(tarea=tarea, estado__in=vivas).first()
        if ganadora is None:
            raise
        return ganadora


def _registrar(orden: OrdenPago, **campos: Any) -> Pago:
    return Pago.objects.create(
        orden=orden,
        importe_centavos=orden.total_centavos,
        recibo=SerieDeFolios.siguiente("RC"),
        **campos,
    )


def _pagar(orden: OrdenPago, dia: date) -> OrdenPago | None:
    """Return the order that the money settles: that one, else its reissue of the same amount."""
    if orden.pagar(dia):
        return orden
    reemitida = OrdenPago.objects.filter(
        expediente=orden.expediente_id,
        tarea=orden.tarea,
        total_centavos=orden.total_centavos,
        created_at__gt=orden.created_at,
        estado=OrdenPago.Estado.PENDIENTE,
    ).select_related("expediente")
    otra = reemitida.first()
    return otra if otra and otra.pagar(dia) else None


def _ya_dicho(evento: EventoPago, orden: OrdenPago) -> bool:
    """Say whether another event of that gateway told of the same charge, already applied."""
    pago = Pago.objects.filter(orden=orden).select_related("evento").first()
    previo = pago.evento if pago else None
    misma_pasarela = previo is not None and previo.proveedor == evento.proveedor
    return bool(previo and misma_pasarela and rules.mismo_cobro(evento.cuerpo, previo.cuerpo))


def _por_que_no(orden: OrdenPago) -> str:
    orden.refresh_from_db(fields=["estado"])
    if orden.estado == OrdenPago.Estado.PAGADA:
        return "La orden ya estaba pagada."
    if orden.estado == OrdenPago.Estado.CANCELADA:
        return "La orden estaba cancelada, porque el trámite terminó."
    return "La orden ya había vencido."
