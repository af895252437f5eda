"""The rows that an operation wrote and that the leaf recording it answers for."""

from experta.bandeja.services import FUERA
from experta.bitacora.models import Sellable
from experta.documentos.models import Documento
from experta.expedientes.models import Operacion
from experta.pagos.models import OrdenPago
from experta.tramitacion import fuera

_SELLAN = {"sellar", "sellar-suelto", "acuse", "recibo", "orden-de-pago", "acta-de-inspeccion"}


def filas_de(operacion: Operacion) -> list[Sellable]:
    """Return the documents that it sealed, and the order if it issued one."""
    if operacion.clase not in _SELLAN:
        return []
    sellados = Documento.objects.filter(
        expediente=operacion.expediente_id, estado=Documento.Estado.VIGENTE
    )
    if operacion.clase == "sellar":
        sellados = sellados.exclude(lote__startswith=FUERA)
    else:
        sellados = sellados.filter(lote=fuera.lote_de_sello(operacion.tarea))
    if operacion.clase != "orden-de-pago":
        return list(sellados)
    pendientes = OrdenPago.objects.filter(
        expediente=operacion.expediente_id, estado=OrdenPago.Estado.PENDIENTE
    )
    return [*sellados, *pendientes]
