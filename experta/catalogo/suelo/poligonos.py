"""Where a point is with regard to a polygon. Exact: everything is counted in whole numbers.

A coordinate is a whole number of thousand-millionths of a degree (a tenth of a millimetre): no
rounding decides on which side of a border somebody is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

UNIDADES_POR_GRADO = 10**9

# Longitude and latitude, in that order, as GeoJSON writes them (RFC 7946, section 3.1.1).
Punto: TypeAlias = tuple[int, int]
# Closed: the last point is the first one.
Anillo: TypeAlias = tuple[Punto, ...]


class Posicion(Enum):
    """Where a point is."""

    FUERA = "fuera"
    BORDE = "borde"
    DENTRO = "dentro"


@dataclass(frozen=True)
class Poligono:
    """An outline and its holes, and the box that holds them (west, south, east, north)."""

    anillos: tuple[Anillo, ...]
    caja: tuple[int, int, int, int]

    @classmethod
    def de(cls, anillos: Iterable[Anillo]) -> "Poligono":
        """Return the polygon of some closed rings."""
        suyos = tuple(anillos)
        equis = [x for anillo in suyos for x, _ in anillo]
        yes = [y for anillo in suyos for _, y in anillo]
        return cls(suyos, (min(equis), min(yes), max(equis), max(yes)))

    def posicion(self, punto: Punto) -> Posicion:
        """Return where a point is, by the even-odd rule: a ring within another is a hole."""
        oeste, sur, este, norte = self.caja
        if not (oeste <= punto[0] <= este and sur <= punto[1] <= norte):
            return Posicion.FUERA
        dentro = False
        for anillo in self.anillos:
            for desde, hasta in pairwise(anillo):
                giro = _giro(desde, hasta, punto)
                if giro == 0 and _entre(desde, hasta, punto):
                    return Posicion.BORDE
                # Half-open, so that a ray through a corner counts it once.
                if (desde[1] > punto[1]) != (hasta[1] > punto[1]):
                    dentro ^= (giro > 0) == (hasta[1] > desde[1])
        return Posicion.DENTRO if dentro else Posicion.FUERA


def unidades(grados: Decimal) -> int:
    """Return degrees as the whole number in which places are compared."""
    return int((grados * UNIDADES_POR_GRADO).to_integral_value(ROUND_HALF_EVEN))


def _giro(desde: Punto, hasta: Punto, punto: Punto) -> int:
    """Return twice the area of the triangle: above 0 when the point is to the left of the edge."""
    return (hasta[0] - desde[0]) * (punto[1] - desde[1]) - (hasta[1] - desde[1]) * (
        punto[0] - desde[0]
    )


def _entre(desde: Punto, hasta: Punto, punto: Punto) -> bool:
    return all(min(a, b) <= p <= max(a, b) for a, b, p in zip(desde, hasta, punto, strict=True))
