"""What follows a payment, whoever received it: receipt, and the process that waited goes on."""

from experta.expedientes.models import Expediente
from experta.pagos.models import Pago
from experta.tramitacion import fuera, marcha, papeleo, papeles


def seguir(expediente: Expediente, pago: Pago) -> None:
    """Prepare the receipt and wake the process."""
    papeleo.pedir_documento(
        expediente=expediente,
        clave="recibo",
        lote=fuera.lote(f"recibo-{pago.orden.referencia}"),
        dependencia="tesoreria",
        contenido=papeles.Contenido(orden=pago.orden),
    )
    marcha.avisar(expediente, "pago", {"monto_centavos": pago.importe_centavos})
