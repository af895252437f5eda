"""A payment confirmed by a gateway's signed event is applied once and wakes the case."""

from django.db import transaction

from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago, OrdenPago, Pago
from experta.tramitacion import cobros, marcha
from experta.tramitacion.errores import AunNo, Conflicto


def registrar_pago(*, evento: EventoPago) -> Pago | None:
    """Apply a stored event; anything odd goes to reconciliation and returns None.

    Money that no order takes is never silent: the treasury has it to give it back, and its person
    is told.

    Raises:
        AunNo: the case cannot go on yet; the event stays to be applied.
    """
    orden = pagos.orden_de(evento)
    if orden is None:
        pagos.por_conciliar(evento=evento, nota="La referencia no existe.")
        return None
    with transaction.atomic():
        expediente = marcha.tomar(orden.expediente_id)
        try:
            pago = _aplicar(expediente, evento, orden)
        except AunNo:
            raise
        except Conflicto:
            pagos.por_conciliar(evento=evento, nota="El trámite ya no esperaba este pago.")
            pago = None
        if pago is None:
            cobros.decir_si_sobra(expediente, evento)
    return pago


@transaction.atomic
def _aplicar(expediente: Expediente, evento: EventoPago, orden: OrdenPago) -> Pago | None:
    pago = pagos.aplicar_evento(evento=evento, orden=orden)
    if pago:
        anotar(
            expediente=expediente,
            acto="registrar_pago",
            texto=f"Recibimos tu pago. Recibo {pago.recibo}.",
            actor=None,
            cambio={"orden": pago.orden.referencia, "importe": pago.importe_centavos},
            filas=[pago, pago.orden],
        )
        cobros.seguir(expediente, pago)
    return pago
