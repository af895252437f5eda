"""A point is inside, outside or on the border, and a slow second way says the same."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from experta.catalogo.suelo.poligonos import Anillo, Poligono, Posicion, Punto

DENTRO, BORDE, FUERA = Posicion.DENTRO, Posicion.BORDE, Posicion.FUERA
CUADRO: Anillo = ((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
HUECO: Anillo = ((4, 4), (4, 6), (6, 6), (6, 4), (4, 4))
ROSQUILLA = Poligono.de([CUADRO, HUECO])

lugares = st.tuples(st.integers(-8, 8), st.integers(-8, 8))
# Any rings: crossed, repeated, flat. The even-odd rule has an answer for each.
anillos = st.lists(lugares, min_size=3, max_size=7).map(lambda unos: (*unos, unos[0]))


@pytest.mark.parametrize(
    ("punto", "donde"),
    [
        ((2, 2), DENTRO),
        ((5, 5), FUERA),
        ((4, 5), BORDE),
        ((0, 0), BORDE),
        ((10, 3), BORDE),
        ((11, 0), FUERA),
        ((-1, 10), FUERA),
        ((3, 4), DENTRO),
        ((8, 6), DENTRO),
    ],
)
def test_a_hole_is_outside_and_its_edge_is_border(punto: Punto, donde: Posicion) -> None:
    assert ROSQUILLA.posicion(punto) == donde


def test_one_unit_decides_the_side_of_a_long_slanted_border() -> None:
    lejos = 10**12
    triangulo = Poligono.de([((0, 0), (lejos, lejos - 1), (0, lejos), (0, 0))])
    medio = lejos // 2
    assert triangulo.posicion((medio, medio)) == DENTRO
    assert triangulo.posicion((medio, medio - 1)) == FUERA


@given(st.lists(anillos, min_size=1, max_size=3), lugares)
@example([CUADRO, HUECO], (5, 5))
@example([((0, 0), (4, 4), (8, 0), (0, 0))], (0, 4))
def test_a_slow_second_way_says_the_same(varios: list[Anillo], punto: Punto) -> None:
    assert Poligono.de(varios).posicion(punto) == _despacio(varios, punto)


@given(st.lists(anillos, min_size=1, max_size=3), lugares, lugares)
def test_where_the_map_begins_changes_nothing(
    varios: list[Anillo], punto: Punto, mover: Punto
) -> None:
    movidos = [tuple((x + mover[0], y + mover[1]) for x, y in anillo) for anillo in varios]
    al_reves = [anillo[::-1] for anillo in movidos]
    corrido = (punto[0] + mover[0], punto[1] + mover[1])
    assert Poligono.de(al_reves).posicion(corrido) == Poligono.de(varios).posicion(punto)


def _despacio(varios: list[Anillo], punto: Punto) -> Posicion:
    """Walk in fractions from the point to a far place by a way that meets no corner."""
    lados = [lado for anillo in varios for lado in pairwise(anillo)]
    if any(_toca(*lado, punto) for lado in lados):
        return BORDE
    # So steep and so odd that no whole corner between -8 and 8 is on the way.
    rumbo = (Fraction(1), Fraction(1, 977))
    cruces = sum(_cruza(*lado, punto, rumbo) for lado in lados)
    return DENTRO if cruces % 2 else FUERA


def _toca(a: Punto, b: Punto, p: Punto) -> bool:
    if a == b:
        return a == p
    eje = 0 if a[0] != b[0] else 1
    parte = Fraction(p[eje] - a[eje], b[eje] - a[eje])
    otro = 1 - eje
    return 0 <= parte <= 1 and a[otro] + parte * (b[otro] - a[otro]) == p[otro]


def _cruza(a: Punto, b: Punto, p: Punto, rumbo: tuple[Fraction, Fraction]) -> bool:
    """Solve a + s (b - a) = p + t rumbo for 0 <= s <= 1 and t > 0."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    divisor = dx * rumbo[1] - dy * rumbo[0]
    if divisor == 0:
        return False
    ex, ey = p[0] - a[0], p[1] - a[1]
    s = (ex * rumbo[1] - ey * rumbo[0]) / divisor
    t = (ex * dy - ey * dx) / divisor
    return 0 <= s <= 1 and t > 0
