"""What follows a payment, whoever received it: receipt, and the process that waited goes on."""

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente
from experta.pagos.models import Pago
from experta.tramitacion import fuera, marcha, papeles, reservas


def seguir(expediente: Expediente, pago: Pago) -> None:
    """Prepare the receipt and wake the process."""
    lote = fuera.lote(f"recibo-{pago.orden.referencia}")
    reservas.automatico(
        expediente=expediente,
        ejecutable=cargar(expediente.version),
        clave="recibo",
        titulo="Recibo de pago",
        lote=lote,
        firma=False,
        dependencia="tesoreria",
        contenido=papeles.Contenido(orden=pago.orden),
    )
    fuera.pedir(expediente, "recibo", lote)
    marcha.avisar(expediente, "pago", {"monto_centavos": pago.importe_centavos})
