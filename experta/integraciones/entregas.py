"""What happens in a case, written with it and told later, again and again if need be."""

import json
import logging
import time
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from experta.comun import reloj
from experta.cuentas.models import Mandato
from experta.expedientes.models import Acceso, Expediente
from experta.integraciones import red
from experta.integraciones.errores import DestinoInvalido, SinRespuesta
from experta.integraciones.models import Entrega, EventoDeExpediente, Suscripcion
from experta.integraciones.suscripciones import firmar, secreto_de

# How long each try waits for the next one: in all, somewhat more than two days.
ESPERAS = [timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720, 720, 1440)]
INTENTOS = len(ESPERAS)
# Days that an event may still be asked for.
DURAN = timedelta(days=90)
REENVIO_MAXIMO = 1000
# What one round takes from the worker, which does everything else too: it starts nothing after so
# many seconds, gives each address its few, and leaves a slow one in peace until the next.
_TURNO = 10
POR_RONDA = 20
_LENTA = 2
_logger = logging.getLogger(__name__)


def anunciar(*, expediente: Expediente, clase: str) -> bool:
    """Write what happened, in the transaction of the act; say whether somebody is to be told.

    Only of cases that somebody follows for a company: no program may follow another.
    """
    mandatos = _mandatos_de(expediente)
    if not mandatos:
        return False
    evento = EventoDeExpediente.objects.create(expediente=expediente, clase=clase)
    suscritas = [
        una
        for una in Suscripcion.objects.vigentes().filter(mandato__in=mandatos)
        if clase in una.eventos
    ]
    Entrega.objects.bulk_create([Entrega(suscripcion=una, evento=evento) for una in suscritas])
    return bool(suscritas)


def eventos_de(mandato: Mandato, desde: int = 0) -> Any:
    """Return the events from that number on of the cases that a mandate reaches, oldest first."""
    suyos = Acceso.objects.vigentes().filter(
        expediente=OuterRef("expediente"), mandato=mandato, persona=mandato.representante_id
    )
    return (
        EventoDeExpediente.objects.filter(Exists(suyos), pk__gte=desde)
        .select_related("expediente__tramite")
        .order_by("pk")
    )


def reenviar_desde(mandato: Mandato, desde: int) -> int:
    """Send again, from that event on, to every address of the mandate; return how many.

    An address that was not there when it happened is told too. At most REENVIO_MAXIMO events.
    """
    eventos = list(eventos_de(mandato, desde)[:REENVIO_MAXIMO])
    suscritas = list(Suscripcion.objects.vigentes().filter(mandato=mandato))
    pares = [(s, e) for s in suscritas for e in eventos if e.clase in s.eventos]
    with transaction.atomic():
        Entrega.objects.bulk_create(
            [Entrega(suscripcion=s, evento=e) for s, e in pares], ignore_conflicts=True
        )
        de_nuevo = Entrega.objects.filter(suscripcion__in=suscritas, evento__pk__gte=desde)
        if eventos:
            de_nuevo.filter(evento__pk__lte=eventos[-1].pk).volver_a_encolar()
    return len(pares)


def enviar_pendientes(limite: int) -> int:
    """Tell up to `limite` events that are due, oldest first; return how many were taken.

    Call it outside any transaction. Addresses take turns, so that none keeps the others waiting:
    after one that fails, is slow or had its share, what is left of it goes behind them.
    """
    fin = time.monotonic() + _TURNO
    tomadas = 0
    for suscripcion in Entrega.objects.direcciones_debidas(reloj.ahora()):
        if time.monotonic() > fin or tomadas >= limite:
            break
        tomadas += _enviar_a(suscripcion, min(POR_RONDA, limite - tomadas))
    return tomadas


def _enviar_a(suscripcion: int, limite: int) -> int:
    """Tell an address what is due until one fails or is slow; return how many were taken."""
    suyas, ahora, tomadas = Entrega.objects.filter(suscripcion=suscripcion), reloj.ahora(), 0
    for entrega in suyas.debidas(ahora)[:limite]:
        if not entrega.tomar(reloj.ahora() + _espera(entrega.intentos)):
            continue
        inicio = time.monotonic()
        if not _entregar(entrega):
            break
        tomadas += 1
        if time.monotonic() - inicio > _LENTA:
            break
    suyas.al_final(ahora)
    return tomadas


def como_json(evento: EventoDeExpediente) -> dict[str, Any]:
    """Return what is told of an event: which case, and nothing about anybody."""
    return {
        "id": evento.pk,
        "clase": evento.clase,
        "at": evento.at.isoformat(),
        "expediente": str(evento.expediente_id),
        "folio": evento.expediente.folio,
        "tramite": evento.expediente.tramite.slug,
    }


def olvidar_viejos() -> int:
    """Delete the events that nobody may ask for any more; return how many rows."""
    return EventoDeExpediente.objects.filter(at__lt=reloj.ahora() - DURAN).delete()[0]


def _mandatos_de(expediente: Expediente) -> list[int]:
    """Return the mandates of companies by which somebody follows the case today."""
    accesos = Acceso.objects.vigentes().filter(
        expediente=expediente, mandato__organizacion__isnull=False
    )
    return list(accesos.values_list("mandato", flat=True).distinct())


def _espera(intentos: int) -> timedelta:
    return ESPERAS[min(intentos, INTENTOS - 1)]


def _entregar(entrega: Entrega) -> bool:
    suscripcion = entrega.suscripcion
    if not Suscripcion.objects.vigentes().filter(pk=suscripcion.pk).exists():
        entrega.cerrar(Entrega.Estado.FALLIDA, "La dirección ya no se avisa.")
        return False
    cuerpo = json.dumps(como_json(entrega.evento), ensure_ascii=False).encode()
    cabeceras = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Experta/1",
        "Experta-Evento": str(entrega.evento_id),
        "Experta-Firma": firmar(secreto_de(suscripcion), cuerpo),
    }
    try:
        red.entregar(suscripcion.destino, cuerpo, cabeceras)
    except (DestinoInvalido, SinRespuesta) as error:
        _logger.warning("entrega %s: %s", entrega.pk, type(error).__name__)
        agotada = entrega.intentos >= INTENTOS
        estado = Entrega.Estado.FALLIDA if agotada else Entrega.Estado.PENDIENTE
        entrega.cerrar(estado, str(error))
        return False
    entrega.cerrar(Entrega.Estado.ENTREGADA)
    return True
