"""What the cash desk looks at: an order to charge, the cut of a day, what must be reconciled."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import QuerySet

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.pagos.models import EventoPago, OrdenPago, Pago
from experta.pagos.services import por_referencia
from experta.tramitacion import fuera

MAXIMO: Final = 200


@dataclass(frozen=True)
class Corte:
    """The payments received at the desk in a day of the town, and how much they add up to."""

    dia: date
    pagos: tuple[Pago, ...]
    total_centavos: int
    por_cajera: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class PorConciliar:
    """An event that settled nothing by itself: what the gateway said, and the order if any."""

    id: int
    proveedor: str
    evento: str
    recibido_at: datetime
    referencia: str
    importe_centavos: int | None
    nota: str


def ordenes_de_caja() -> QuerySet[OrdenPago]:
    """Return every order with what the desk shows of it."""
    return OrdenPago.objects.select_related("expediente__version", "pago__cajera")


def buscar(texto: str) -> tuple[OrdenPago, ...]:
    """Return the orders of a reference or of a folio, newest first."""
    orden = por_referencia(texto)
    if orden:
        return tuple(ordenes_de_caja().filter(pk=orden.pk))
    folio = texto.strip().upper().replace("\0", "")
    if not folio:
        return ()
    return tuple(ordenes_de_caja().filter(expediente__folio=folio).order_by("-created_at"))


def recibo_de(orden: OrdenPago) -> Documento | None:
    """Return the receipt of an order once it can be printed."""
    return Documento.objects.filter(
        expediente=orden.expediente_id,
        lote=fuera.lote(f"recibo-{orden.referencia}"),
        estado=Documento.Estado.VIGENTE,
    ).first()


def corte(dia: date) -> Corte:
    """Return what the desk received that day; two queries at most."""
    desde = datetime.combine(dia, time.min, reloj.zona())
    hasta = datetime.combine(dia + timedelta(days=1), time.min, reloj.zona())
    pagos = Pago.objects.filter(medio=Pago.Medio.CAJA, pagado_at__gte=desde, pagado_at__lt=hasta)
    lista = tuple(
        pagos.select_related("orden__expediente__version", "cajera").order_by("pagado_at", "pk")
    )
    return Corte(
        dia=dia,
        pagos=lista,
        total_centavos=sum(pago.importe_centavos for pago in lista),
        por_cajera=_por_cajera(lista),
    )


def _por_cajera(pagos: tuple[Pago, ...]) -> tuple[tuple[str, int, int], ...]:
    sumas: dict[Persona | None, list[int]] = {}
    for pago in pagos:
        sumas.setdefault(pago.cajera, []).append(pago.importe_centavos)
    return tuple((str(quien), len(suma), sum(suma)) for quien, suma in sumas.items())


def por_conciliar() -> tuple[PorConciliar, ...]:
    """Return what waits for the treasury, oldest first."""
    eventos = EventoPago.objects.filter(resultado=EventoPago.Resultado.POR_CONCILIAR)
    return tuple(de_evento(evento) for evento in eventos.order_by("recibido_at")[:MAXIMO])


def de_evento(evento: EventoPago) -> PorConciliar:
    """Return an event as the desk shows it."""
    importe = evento.cuerpo.get("importe_centavos")
    return PorConciliar(
        id=evento.pk,
        proveedor=evento.proveedor,
        evento=evento.evento,
        recibido_at=evento.recibido_at,
        referencia=str(evento.cuerpo.get("referencia", "")),
        importe_centavos=importe if isinstance(importe, int) else None,
        nota=evento.nota,
    )
