"""The plain values of the clock: units, suspensions, office hours, the request and its answer."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from experta.plazos.calendario import Calendario, PlazoInvalido

Momento = date | datetime


class Unidad(StrEnum):
    """In what a plazo is counted."""

    DIAS_HABILES = "dias_habiles"
    DIAS_NATURALES = "dias_naturales"
    MESES = "meses"
    HORAS_HABILES = "horas_habiles"


class Tipo(StrEnum):
    """What a line of the ledger tells, in the order in which one day's lines are written."""

    PRESENTACION = "presentacion"
    INICIO = "inicio"
    REANUDACION = "reanudacion"
    SUSPENSION = "suspension"
    PRORROGA = "prorroga"
    RECALCULO = "recalculo"
    VENCIMIENTO = "vencimiento"
    CUMPLIMIENTO = "cumplimiento"
    CANCELACION = "cancelacion"


@dataclass(frozen=True)
class Horario:
    """Office hours, the same every día hábil; `cierra` is no longer an office minute."""

    abre: time = time(8)
    cierra: time = time(15)

    def __post_init__(self) -> None:
        """Refuse hours that never open."""
        if self.abre >= self.cierra:
            raise PlazoInvalido("El horario de oficina debe abrir antes de cerrar.")

    @classmethod
    def desde_json(cls, datos: dict[str, str]) -> "Horario":
        """Return the hours that `a_json` wrote."""
        return cls(time.fromisoformat(datos["abre"]), time.fromisoformat(datos["cierra"]))

    def a_json(self) -> dict[str, str]:
        """Return the hours as `{"abre": "08:00", "cierra": "15:00"}`."""
        return {"abre": f"{self.abre:%H:%M}", "cierra": f"{self.cierra:%H:%M}"}


@dataclass(frozen=True)
class Suspension:
    """Days on which the clock stands: after `desde`, up to and including `hasta` (art. 17-A).

    The day `desde` still counts and the day `hasta` does not; counting goes on the next día
    hábil after `hasta`. Without `hasta` it is open. In hours a `desde` with its time stops the
    clock at that minute; a plain date stops it when the office closes.
    """

    desde: Momento
    hasta: date | None = None

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.hasta is not None and self.hasta < self.dia_desde:
            raise PlazoInvalido("Una suspensión no puede terminar antes de empezar.")

    @property
    def dia_desde(self) -> date:
        """Return the day of `desde`."""
        return dia_de(self.desde)


@dataclass(frozen=True)
class Solicitud:
    """What is to be counted. `presentado` is local wall time of the town.

    `prorroga` is in the same unit, granted once, at most half of `cantidad` (art. 31);
    `prorroga_fecha` is the day it was granted, by default the last day of the original plazo.
    `regla` is the key of marco-legal.yaml that fixes the plazo.
    """

    presentado: datetime
    unidad: Unidad
    cantidad: int
    calendario: Calendario
    regla: str = "plazo-supletorio"
    suspensiones: tuple[Suspension, ...] = ()
    prorroga: int = 0
    prorroga_fecha: date | None = None
    horario: Horario = field(default_factory=Horario)

    def __post_init__(self) -> None:
        """Refuse an empty plazo and an extension that is too long."""
        if self.cantidad < 1:
            raise PlazoInvalido("El plazo debe ser de una unidad o más.")
        if not 0 <= self.prorroga <= self.cantidad // 2:
            raise PlazoInvalido(
                f"La prórroga puede ser a lo más la mitad del plazo: {self.cantidad // 2}."
            )


@dataclass(frozen=True)
class Renglon:
    """One line of the ledger: what happened, when, under which rule, and what it leaves.

    `dias_usados` and `dias_restantes` count days of the plazo (whole hours for a plazo in hours,
    natural days for one in months) at the close of `fecha`; for a start or a resumption, before
    that day counts. They always add up to the plazo.
    """

    tipo: Tipo
    fecha: date
    texto: str
    regla: str
    articulo: str
    dias_usados: int
    dias_restantes: int


@dataclass(frozen=True)
class Computo:
    """The answer: start, due (None while a suspension is open), limit to prevent, and the ledger.

    Dates for plazos in days or months; for hours, wall-clock datetimes in the zone of the request.
    The limit is that of the original plazo, fixed on the day it is presented.
    """

    inicio: Momento
    mitad: Momento | None
    vence: Momento | None
    limite_prevencion: Momento
    renglones: list[Renglon]


def dia_de(momento: Momento) -> date:
    """Return the day of a date or of a datetime."""
    return momento.date() if isinstance(momento, datetime) else momento
