"""The figures of a period, as pages show them; None is "too few to say" or "hidden"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from experta.analitica.rules import ocultar, porcentaje

PERIODOS = (30, 90, 365)
G = TypeVar("G", "Grupo", "Tramo")


@dataclass(frozen=True)
class Tiempos:
    """Whole hours: half of the cases, and 8 of 10, took this or less."""

    mediana: int | None = None
    p80: int | None = None


@dataclass(frozen=True)
class Fila:
    """The figures of one trámite, or of all of them. Counts are None when hidden."""

    slug: str
    nombre: str
    ingresados: int | None = 0
    en_linea: int | None = 0
    revisados: int | None = 0
    a_la_primera: int | None = 0
    respondidos: int | None = 0
    con_plazo: int | None = 0
    en_plazo: int | None = 0
    con_promesa: int | None = 0
    promesa_cumplida: int | None = 0
    total: Tiempos = Tiempos()
    autoridad: Tiempos = Tiempos()
    titular: Tiempos = Tiempos()
    pago: Tiempos = Tiempos()

    @property
    def por_ciento_en_linea(self) -> int | None:
        """Share of the applications that came in online."""
        return _parte(self.en_linea, self.ingresados)

    @property
    def por_ciento_a_la_primera(self) -> int | None:
        """Share of the files reviewed that needed no prevención: first-time-right."""
        return _parte(self.a_la_primera, self.revisados)

    @property
    def por_ciento_en_plazo(self) -> int | None:
        """Share of the answers given, or owed and late, that came within the legal plazo."""
        return _parte(self.en_plazo, self.con_plazo)

    @property
    def por_ciento_promesa(self) -> int | None:
        """Share of the answers given, or owed and late, that came within the time promised."""
        return _parte(self.promesa_cumplida, self.con_promesa)


@dataclass(frozen=True)
class Grupo:
    """First-time-right of the files of a channel or of a dependencia."""

    nombre: str
    revisados: int | None
    a_la_primera: int | None

    @property
    def por_ciento(self) -> int | None:
        """Share accepted at the first submission."""
        return _parte(self.a_la_primera, self.revisados)


@dataclass(frozen=True)
class Tramo:
    """A stretch of the period, both days included: its bar in the chart."""

    desde: date
    hasta: date
    revisados: int | None
    a_la_primera: int | None

    @property
    def por_ciento(self) -> int | None:
        """Share accepted at the first submission."""
        return _parte(self.a_la_primera, self.revisados)


@dataclass(frozen=True)
class Cifras:
    """A period: all trámites together, each one, and how it went along the period."""

    dias: int
    desde: date
    hasta: date
    todos: Fila
    filas: tuple[Fila, ...]
    tramos: tuple[Tramo, ...]
    canales: tuple[Grupo, ...] = ()
    dependencias: tuple[Grupo, ...] = ()

    def de(self, slug: str) -> Fila:
        """Return the figures of one trámite; empty ones when nothing happened in it."""
        return next((fila for fila in self.filas if fila.slug == slug), Fila(slug, ""))

    def publicas(self) -> "Cifras":
        """Return what anybody may see: no cell under ten, nor one that subtraction would give."""
        todos, *_ = _publicas([self.todos])
        return replace(
            self,
            todos=todos,
            filas=tuple(_publicas(self.filas)),
            tramos=_reservados(self.tramos),
            canales=_reservados(self.canales),
            dependencias=_reservados(self.dependencias),
        )


# Each whole with its parts and with the measures that speak of it: they are hidden together.
_GRUPOS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ingresados": (("en_linea",), ()),
    "revisados": (("a_la_primera",), ()),
    "respondidos": ((), ("total", "autoridad", "titular", "pago")),
    "con_plazo": (("en_plazo",), ()),
    "con_promesa": (("promesa_cumplida",), ()),
}


def _publicas(filas: Sequence[Fila]) -> list[Fila]:
    """Hide, whole by whole, what is under ten in a column of rows."""
    salen = list(filas)
    for entero, (partes, tiempos) in _GRUPOS.items():
        visibles = ocultar([getattr(fila, entero) or 0 for fila in filas])
        for lugar, visible in enumerate(visibles):
            if visible is None:
                nada: dict[str, Any] = dict.fromkeys((entero, *partes))
                nada |= dict.fromkeys(tiempos, Tiempos())
                salen[lugar] = replace(salen[lugar], **nada)
    return salen


def _reservados(grupos: tuple[G, ...]) -> tuple[G, ...]:
    """Hide the groups under ten, and one more when subtraction would give them."""
    visibles = ocultar([grupo.revisados or 0 for grupo in grupos])
    return tuple(
        grupo if visible is not None else replace(grupo, revisados=None, a_la_primera=None)
        for grupo, visible in zip(grupos, visibles, strict=True)
    )


def _parte(parte: int | None, todo: int | None) -> int | None:
    return None if parte is None or todo is None else porcentaje(parte, todo)


@dataclass(frozen=True)
class Renglon:
    """A cause of observations, in words, with how many there were."""

    nombre: str
    donde: str
    cuantas: int
    por_ciento: int


@dataclass(frozen=True)
class Causas:
    """Why files come back, the worst first; their total is None when hidden."""

    observaciones: int | None
    por_pregunta: tuple[Renglon, ...]
    por_motivo: tuple[Renglon, ...]
    por_dependencia: tuple[Renglon, ...]

    def publicas(self) -> "Causas":
        """Return what anybody may see: causes of ten observations or more, and so their total."""
        return replace(
            self,
            observaciones=self.observaciones and ocultar([self.observaciones])[0],
            por_pregunta=_frecuentes(self.por_pregunta),
            por_motivo=_frecuentes(self.por_motivo),
            por_dependencia=_frecuentes(self.por_dependencia),
        )


def _frecuentes(renglones: tuple[Renglon, ...]) -> tuple[Renglon, ...]:
    """Leave out what `ocultar` hides; the list is cut, so no sum of it is ever told."""
    visibles = ocultar([renglon.cuantas for renglon in renglones])
    return tuple(
        renglon for renglon, visible in zip(renglones, visibles, strict=True) if visible is not None
    )
