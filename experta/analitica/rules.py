"""The arithmetic of the figures: how time is shared out, percentiles, and what is hidden."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

# Below this many cases a cell could point at a person, so the public never sees it.
MINIMO: Final = 10
_HORA: Final = timedelta(hours=1)

Intervalo = tuple[datetime, datetime]


@dataclass(frozen=True)
class Reparto:
    """Whole hours from submission to answer, by who had the case; the parts add up to `total`."""

    total: int
    autoridad: int
    titular: int
    pago: int


def repartir(
    desde: datetime, hasta: datetime, titular: Sequence[Intervalo], pago: Sequence[Intervalo]
) -> Reparto:
    """Share the time between `desde` and `hasta` among citizen, payment and authority.

    An hour that has begun counts whole in the total; the parts of citizen and payment are rounded
    down and what is left is the authority's: rounding never flatters it. Where both overlap, the
    time is the citizen's.
    """
    total = math.ceil(max(hasta - desde, timedelta()) / _HORA)
    de_titular = _medir(titular, desde, hasta)
    de_los_dos = _medir([*titular, *pago], desde, hasta)
    horas_titular = de_titular // _HORA
    horas_pago = (de_los_dos - de_titular) // _HORA
    return Reparto(total, total - horas_titular - horas_pago, horas_titular, horas_pago)


def _medir(intervalos: Iterable[Intervalo], desde: datetime, hasta: datetime) -> timedelta:
    """Return how long at least one of the intervals lasts between two moments."""
    suma, cubierto = timedelta(), desde
    for inicio, fin in sorted(intervalos):
        entra, sale = max(inicio, cubierto), min(fin, hasta)
        if sale > entra:
            suma += sale - entra
            cubierto = sale
    return suma


def percentil(conteo: Mapping[int, int], parte: float) -> int | None:
    """Return the value that `parte` (0 < parte ≤ 1) of the cases do not exceed; None of nothing.

    `conteo` says how many cases have each value. Nearest rank: the answer is a value that
    somebody really had, never an average of two.
    """
    cuantos = sum(conteo.values())
    if not cuantos:
        return None
    faltan = math.ceil(parte * cuantos)
    for valor in sorted(conteo):
        faltan -= conteo[valor]
        if faltan <= 0:
            return valor
    return max(conteo)


def porcentaje(parte: int, todo: int) -> int | None:
    """Return the share in whole points, half up; None when there is nothing to share.

    Only all is 100 and only none is 0: one failure in a thousand is not "100 %".
    """
    if not todo:
        return None
    redondo = (200 * parte + todo) // (2 * todo)
    if 0 < parte < todo:
        return min(max(redondo, 1), 99)
    return redondo


def ocultar(cuentas: Sequence[int], minimo: int = MINIMO) -> list[int | None]:
    """Return a column of a public table with its small cells hidden (None).

    Whoever knows the total could subtract what is shown: when all that is hidden together is
    still less than `minimo`, the smallest visible cell is hidden too.
    """
    visibles: list[int | None] = [n if n >= minimo else None for n in cuentas]
    hallable = sum(cuentas) - sum(n for n in visibles if n is not None)
    quedan = [n for n in visibles if n is not None]
    if 0 < hallable < minimo and quedan:
        visibles[visibles.index(min(quedan))] = None
    return visibles


def tramos(desde: date, hasta: date, dias: int) -> list[tuple[date, date]]:
    """Cut a period into stretches of `dias` from its end; the first may be shorter."""
    cortes: list[tuple[date, date]] = []
    fin = hasta
    while fin >= desde:
        inicio = max(desde, fin - timedelta(days=dias - 1))
        cortes.append((inicio, fin))
        fin = inicio - timedelta(days=1)
    return cortes[::-1]
