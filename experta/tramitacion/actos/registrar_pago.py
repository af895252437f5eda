"""A payment confirmed by a gateway's signed event is applied once and wakes the case."""

from django.db import transaction

from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago, Pago
from experta.tramitacion import cobros, marcha, notificaciones


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
            _decir_que_llego_tarde(expediente, evento)
            return None
        anotar(
            expediente=expediente,
            acto="registrar_pago",
            texto=f"Recibimos tu pago. Recibo {pago.recibo}.",
            actor=None,
            cambio={"orden": pago.orden.referencia, "importe": pago.importe_centavos},
        )
        cobros.seguir(expediente, pago)
    return pago


def _decir_que_llego_tarde(expediente: Expediente, evento: EventoPago) -> None:
    """Tell the person that money came for an expired order and that the treasury has it."""
    if not evento.nota.startswith(pagos.POR_DEVOLVER):
        return
    texto = "Llegó un pago de una orden que ya había vencido. Tesorería lo devuelve o lo aplica."
    anotar(
        expediente=expediente,
        acto="registrar_pago",
        texto=texto,
        actor=None,
        cambio={"evento": evento.pk},
    )
    notificaciones.avisar_a_partes(
        expediente, f"Revisamos un pago de tu trámite {expediente.folio}", texto
    )
