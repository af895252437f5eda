"""The rows that an operation wrote and that the leaf recording it answers for."""

from experta.bandeja.services import FUERA
from experta.bitacora.models import Sellable
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.models import Operacion
from experta.pagos.models import OrdenPago
from experta.tramitacion import fuera

_SELLAN = {"sellar", "sellar-suelto", "acuse", "recibo", "orden-de-pago", "acta-de-inspeccion"}


def poner_en_vigor(operacion: Operacion) -> list[Sellable]:
    """Put in force the documents that it sealed; return them, and the order if it issued one.

    Run in the transaction that records the operation.
    """
    if operacion.clase not in _SELLAN:
        return []
    del_caso = Documento.objects.filter(expediente=operacion.expediente_id)
    if operacion.clase == "sellar":
        sellados = del_caso.exclude(lote__startswith=FUERA)
    else:
        sellados = del_caso.filter(lote=fuera.lote_de_sello(operacion.tarea))
    en_vigor = documentos.poner_en_vigor(sellados)
    if operacion.clase != "orden-de-pago":
        return [*en_vigor]
    pendientes = OrdenPago.objects.filter(
        expediente=operacion.expediente_id, estado=OrdenPago.Estado.PENDIENTE
    )
    return [*en_vigor, *pendientes]
