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
    REPOSICION = "reposicion"
    INICIO = "inicio"
    REANUDACION = "reanudacion"
    SUSPENSION = "suspension"
    ESPERA_DE_PAGO = "espera-de-pago"
    PRORROGA = "prorroga"
    RECALCULO = "recalculo"
    VENCIMIENTO = "vencimiento"
    FICTA = "ficta"
    RESPUESTA_TARDIA = "respuesta-tardia"
    CUMPLIMIENTO = "cumplimiento"
    CANCELACION = "cancelacion"


class Motivo(StrEnum):
    """Why a clock stands: the authority asked for something, or a payment is awaited."""

    PREVENCION = "prevencion"
    PAGO = "pago"

    @property
    def tipo(self) -> Tipo:
        """Return the kind of line that tells it."""
        return Tipo.ESPERA_DE_PAGO if self == Motivo.PAGO else Tipo.SUSPENSION


class ACargo(StrEnum):
    """Whose duty the plazo is. An outage of the platform on its last day excuses only a person."""

    AUTORIDAD = "autoridad"
    PERSONA = "persona"


class Ventana(StrEnum):
    """How long the authority may prevent (art. 17-A LFPA).

    The first third of the plazo; at once, the very day, when the resolution is immediate; ten
    días hábiles when no resolution is needed; `ninguna` for a plazo in which nothing is prevented.
    """

    TERCIO = "tercio"
    INMEDIATA = "inmediata"
    SIN_RESOLUCION = "sin-resolucion"
    NINGUNA = "ninguna"


class Escalon(StrEnum):
    """A moment before the end that somebody must hear of, once.

    `mitad` and `tres-cuartos` come when that part is used up, a fraction counted as a whole unit;
    `ultimo-dia` when the last day begins (in hours, the last hour); `limite-prevencion` when the
    window to prevent closes. One that would not come before the next is left out, so that a
    plazo of three days has only its last day, and one of four to seven its half and its last day.
    """

    MITAD = "mitad"
    TRES_CUARTOS = "tres-cuartos"
    ULTIMO_DIA = "ultimo-dia"
    LIMITE_PREVENCION = "limite-prevencion"


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
    hábil after `hasta`. A prevención on the very last day leaves that one to be counted. Without
    `hasta` it is open. In hours a `desde` with its time stops the clock at that minute; a plain
    date stops it when the office closes. `regla` is the key of the rule that stops it; by default
    that of the prevención, and a wait for a payment must say it.
    """

    desde: Momento
    hasta: date | None = None
    motivo: Motivo = Motivo.PREVENCION
    regla: str = "suspension"

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
    a_cargo: ACargo = ACargo.AUTORIDAD
    ventana: Ventana = Ventana.TERCIO

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
    The limit is that of the original plazo, fixed on the day it is presented. `escalones` are the
    moments still worth telling: the minute, or the day by whose end each one comes.
    """

    inicio: Momento
    vence: Momento | None
    limite_prevencion: Momento
    escalones: dict[Escalon, Momento]
    renglones: list[Renglon]


def dia_de(momento: Momento) -> date:
    """Return the day of a date or of a datetime."""
    return momento.date() if isinstance(momento, datetime) else momento
