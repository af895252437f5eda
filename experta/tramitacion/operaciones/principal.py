"""Does one operation: the slow part outside any transaction, then the act that records it."""

import logging
from collections.abc import Callable

from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion.actos.registrar_operacion import registrar_operacion
from experta.tramitacion.operaciones.documentos import generar_lote, sellar_firmados

MAX_INTENTOS = 5
registro = logging.getLogger("experta.operaciones")


def realizar(operacion_id: int) -> None:
    """Do an operation once. A second call finds it done; a failure is counted and raised again."""
    operacion = Operacion.objects.select_related("expediente").get(pk=operacion_id)
    if operacion.estado != Operacion.Estado.PENDIENTE:
        return
    try:
        _TRABAJOS[operacion.clase](operacion.expediente, operacion.tarea)
        registrar_operacion(operacion)
    except Exception as error:
        operacion.anotar_fallo(f"{type(error).__name__}: {error}", MAX_INTENTOS)
        registro.exception("operacion %s (%s) failed", operacion.pk, operacion.clase)
        raise


def _generar_y_sellar(expediente: Expediente, lote: str) -> None:
    generar_lote(expediente, lote)
    sellar_firmados(expediente)


def _sellar(expediente: Expediente, _lote: str) -> None:
    sellar_firmados(expediente)


_TRABAJOS: dict[str, Callable[[Expediente, str], None]] = {
    "acuse": _generar_y_sellar,
    "orden-de-pago": _generar_y_sellar,
    "recibo": _generar_y_sellar,
    "generar-documentos": generar_lote,
    "prevencion": generar_lote,
    "desechamiento": generar_lote,
    "orden-de-inspeccion": generar_lote,
    "acta-de-inspeccion": _generar_y_sellar,
    "sellar": _sellar,
    "sellar-suelto": _sellar,
}
CLASES = frozenset(_TRABAJOS)
