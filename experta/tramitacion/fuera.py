"""Slow work and tasks that are not steps of the drawn process (prevención, receipts, visits)."""

from django.db import transaction

from experta.bandeja.services import FUERA
from experta.expedientes.models import Expediente, Operacion
from experta.tramitacion import cola

_SELLO = ":sello"


def pedir(expediente: Expediente, clase: str, lote: str) -> Operacion:
    """Ask once for an operation outside the process; `lote` names it within the case."""
    operacion, nueva = Operacion.objects.get_or_create(
        expediente=expediente, tarea=lote, defaults={"clase": clase}
    )
    if nueva:
        # The timetable finds it if the queue does not take it now.
        transaction.on_commit(lambda: cola.encolar(operacion), robust=True)
    return operacion


def lote(nombre: str) -> str:
    """Return the id of a lot or task that the process does not know."""
    return f"{FUERA}{nombre}"


PREVENCION = lote("prevencion")
DESECHAMIENTO = lote("desechamiento")


def pedir_sello(expediente: Expediente, lote: str) -> Operacion:
    """Ask for the seal of a lot whose last firma was just put."""
    return pedir(expediente, "sellar-suelto", f"{lote}{_SELLO}")


def lote_de_sello(tarea: str) -> str:
    """Return the lot that an operation of `pedir_sello` seals."""
    return tarea.removesuffix(_SELLO)


def es_de_fuera(tarea: str) -> bool:
    """Say whether a task id is not of the process."""
    return tarea.startswith(FUERA)
