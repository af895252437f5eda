"""A payment confirmed by a gateway's signed event is applied once and wakes the case."""

from django.db import transaction

from experta.expedientes.services.historia import anotar
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago, Pago
from experta.tramitacion import cobros, marcha


def registrar_pago(*, evento: EventoPago) -> Pago | None:
    """Apply a stored event; anything odd goes to reconciliation and returns None."""
    orden = pagos.orden_de(evento)
    if orden is None:
        pagos.por_conciliar(evento=evento, nota="La referencia no existe.")
        return None
    with transaction.atomic():
        expediente = marcha.tomar(orden.expediente_id)
        pago = pagos.aplicar_evento(evento=evento, orden=orden)
        if pago is None:
            return None
        anotar(
            expediente=expediente,
            acto="registrar_pago",
            texto=f"Recibimos tu pago. Recibo {pago.recibo}.",
            actor=None,
            cambio={"orden": orden.referencia, "importe": pago.importe_centavos},
        )
        cobros.seguir(expediente, pago)
    return pago
