"""What reviewers observe most in a trámite, so that the next person looks at it before sending."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.core.cache import cache
from django.db.models import Count

from experta.comun import reloj
from experta.expedientes.models import Expediente, Observacion

DIAS: Final = 180
# Fewer times than this says nothing of the next case.
MINIMO: Final = 3
CUANTAS: Final = 5
# Seconds that an answer is kept: the page before sending never counts the table.
_MEMORIA: Final = 15 * 60


@dataclass(frozen=True)
class Frecuente:
    """A question, the reason for which it is observed and how many times it was."""

    pregunta: str
    motivo: str
    veces: int


def frecuentes(expediente: Expediente) -> tuple[Frecuente, ...]:
    """Return what was asked for most in the last months of this trámite; kept for minutes."""
    clave = f"frecuentes-{expediente.tramite_id}"
    guardadas: tuple[Frecuente, ...] | None = cache.get(clave)
    if guardadas is None:
        guardadas = contar(expediente.tramite_id)
        cache.set(clave, guardadas, _MEMORIA)
    return guardadas


def contar(tramite: int) -> tuple[Frecuente, ...]:
    """Count what was sent in a prevención and not withdrawn; one query."""
    pedidas = Observacion.objects.filter(
        expediente__tramite=tramite,
        prevencion__isnull=False,
        created_at__gte=reloj.ahora() - timedelta(days=DIAS),
    ).exclude(estado=Observacion.Estado.RETIRADA)
    cuentas = (
        pedidas.order_by()
        .values_list("pregunta", "motivo")
        .annotate(veces=Count("pk"))
        .filter(veces__gte=MINIMO)
        .order_by("-veces", "pregunta", "motivo")
    )
    return tuple(Frecuente(*renglon) for renglon in cuentas[:CUANTAS])
