"""The order of a step that was reached while no UMA was published: made once there is one."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente
from experta.tramitacion import marcha, reservas


def emitir_orden(*, expediente: Expediente, tarea: str) -> bool:
    """Freeze the order if its step waits without one; say whether it was so.

    Its log line is of the operation that asks for it, which records when the order is ready.

    Raises:
        UmaSinPublicar: there is still none: the worker asks again.
    """
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if not marcha.en_espera(actual, tarea) or actual.ordenes.filter(tarea=tarea).exists():
            return False
        reservas.emitir_orden(actual, cargar(actual.version), tarea)
    return True
