"""Does one operation: the slow part outside any transaction, then the act that records it."""

import logging
from collections.abc import Callable

from experta.avisos import services as avisos
from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion import fuera
from experta.tramitacion.actos.emitir_orden import emitir_orden
from experta.tramitacion.actos.registrar_operacion import registrar_operacion
from experta.tramitacion.operaciones.documentos import (
    generar_lote,
    generar_sin_firma,
    sellar_del_proceso,
    sellar_lote,
)
from experta.tramitacion.operaciones.padrones import consultar

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
        if operacion.anotar_fallo(f"{type(error).__name__}: {error}", MAX_INTENTOS):
            _avisar_fallo(operacion, error)
        registro.exception("operacion %s (%s) failed", operacion.pk, operacion.clase)
        raise


def _generar_y_sellar(expediente: Expediente, lote: str) -> None:
    generar_lote(expediente, lote)
    sellar_lote(expediente, lote)


def _ordenar(expediente: Expediente, tarea: str) -> None:
    if not fuera.es_de_fuera(tarea):
        emitir_orden(expediente=expediente, tarea=tarea)
    _generar_y_sellar(expediente, tarea)


def _regenerar(expediente: Expediente, _tarea: str) -> None:
    generar_sin_firma(expediente)


def _sellar(expediente: Expediente, _tarea: str) -> None:
    sellar_del_proceso(expediente)


def _sellar_suelto(expediente: Expediente, tarea: str) -> None:
    sellar_lote(expediente, fuera.lote_de_sello(tarea))


def _avisar_fallo(operacion: Operacion, error: Exception) -> None:
    """Tell the town's mailbox that a paper is stuck; the timetable goes on trying every hour."""
    avisos.enviar_a_buzon(
        clave=f"operacion-{operacion.pk}",
        destino=municipio_actual().correo,
        asunto=f"Un documento no se pudo preparar: {operacion.expediente}",
        cuerpo=(
            f"Operación {operacion.pk} ({operacion.clase}): {type(error).__name__}. "
            "Se intentará cada hora. Avisa a quien atiende el sistema."
        ),
    )


_TRABAJOS: dict[str, Callable[[Expediente, str], None]] = {
    "acuse": _generar_y_sellar,
    "orden-de-pago": _ordenar,
    "recibo": _generar_y_sellar,
    "generar-documentos": generar_lote,
    "prevencion": generar_lote,
    "desechamiento": generar_lote,
    "acuerdo": generar_lote,
    "admision": generar_lote,
    "advertencia-caducidad": generar_lote,
    "caducidad": generar_lote,
    "desistimiento": generar_lote,
    "suspension": generar_lote,
    "levantamiento": generar_lote,
    "revocacion": generar_lote,
    "constancia-ficta": generar_lote,
    "orden-de-inspeccion": generar_lote,
    "acta-de-inspeccion": _generar_y_sellar,
    "sellar": _sellar,
    "sellar-suelto": _sellar_suelto,
    "reasignacion": _regenerar,
    "fecha-de-firma": _regenerar,
    "consultar-padron": consultar,
}
CLASES = frozenset(_TRABAJOS)
