"""What follows a payment, whoever received it: receipt, and the process that waited goes on."""

from experta.expedientes.models import Expediente, Operacion
from experta.pagos.models import Pago
from experta.tramitacion import fuera, marcha, papeleo, papeles
from experta.tramitacion.errores import AunNo


def seguir(expediente: Expediente, pago: Pago) -> None:
    """Prepare the receipt and wake the process.

    Raises:
        AunNo: the order is issued but its paper is not made, so the process does not wait yet.
    """
    ordenes = expediente.operaciones.filter(clase="orden-de-pago").exclude(
        tarea__startswith=fuera.lote("")
    )
    if ordenes.exclude(estado=Operacion.Estado.HECHA).exists():
        raise AunNo("La orden de pago aún se está preparando. Inténtalo otra vez en un momento.")
    papeleo.pedir_documento(
        expediente=expediente,
        clave="recibo",
        lote=fuera.lote(f"recibo-{pago.orden.referencia}"),
        dependencia="tesoreria",
        contenido=papeles.Contenido(orden=pago.orden),
    )
    marcha.avisar(expediente, "pago", {"monto_centavos": pago.importe_centavos})
