"""What is known of the money of a case that no order shows: on its way, or to be given back."""

from dataclasses import dataclass

from django.db.models import QuerySet

from experta.expedientes.models import Expediente
from experta.pagos.models import EventoPago
from experta.pagos.rules import PAGADO


@dataclass(frozen=True)
class PorDevolver:
    """Money paid in line that settled nothing, and why. The treasury has it."""

    importe_centavos: int | None
    razon: str


def en_camino(expediente: Expediente) -> bool:
    """Say whether the gateway told of a payment that is not applied yet."""
    return _pagados(expediente, EventoPago.Resultado.RECIBIDO).exists()


def por_devolver(expediente: Expediente) -> tuple[PorDevolver, ...]:
    """Return the payments of a case that the treasury has yet to give back, oldest first."""
    eventos = _pagados(expediente, EventoPago.Resultado.POR_CONCILIAR).order_by("recibido_at")
    return tuple(
        PorDevolver(importe if isinstance(importe, int) else None, evento.razon_de_devolver)
        for evento in eventos
        for importe in [evento.cuerpo.get("importe_centavos")]
    )


def _pagados(expediente: Expediente, resultado: str) -> QuerySet[EventoPago]:
    """Return the events of that result that say that an order of the case was paid.

    Few are ever in those results, and they are indexed by it.
    """
    referencias = list(expediente.ordenes.values_list("referencia", flat=True))
    return EventoPago.objects.filter(
        resultado=resultado, cuerpo__clase=PAGADO, cuerpo__referencia__in=referencias
    )
