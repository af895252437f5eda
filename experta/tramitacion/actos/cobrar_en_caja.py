"""The treasury's cash desk receives a payment."""

from django.db import transaction

from experta.cuentas.models import Persona, Rol
from experta.expedientes.services.historia import anotar
from experta.pagos import services as pagos
from experta.pagos.models import OrdenPago, Pago
from experta.tramitacion import cobros, coincidencias, marcha, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def cobrar_en_caja(*, persona: Persona, orden: OrdenPago, recibido_centavos: int) -> Pago:
    """Record the payment of the whole order.

    Raises:
        NoPermitido: not an official of the treasury, or the order is their own.
        DatosInvalidos: the amount is not the order's.
        Conflicto: it was paid, or it expired; or the town keeps apart what meets in them.
    """
    nombramiento = permisos.exigir_rol(persona, Rol.TESORERIA)
    permisos.exigir_ajeno(persona, orden.expediente)
    if recibido_centavos != orden.total_centavos:
        raise dato_invalido("recibido", "El importe debe ser el total de la orden.")
    with transaction.atomic():
        expediente = marcha.tomar(orden.expediente_id)
        pago = pagos.cobrar(orden=orden, cajera=persona)
        if pago is None:
            raise Conflicto("Esta orden ya se pagó o ya no está vigente. No cobres otra vez.")
        anotar(
            expediente=expediente,
            acto="cobrar_en_caja",
            texto=f"Recibimos tu pago en caja. Recibo {pago.recibo}.",
            actor=persona,
            cambio={"orden": orden.referencia, "importe": pago.importe_centavos},
            filas=[pago, pago.orden],
        )
        coincidencias.revisar(expediente, persona, nombramiento)
        cobros.seguir(expediente, pago)
    return pago
