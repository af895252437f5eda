"""The arithmetic: parts that add up, percentiles as by hand, cells that nobody can find out."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from experta.analitica.rules import (
    MINIMO,
    Intervalo,
    Reparto,
    ocultar,
    percentil,
    porcentaje,
    repartir,
    tramos,
)

EMPIEZA = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
minutos = st.integers(0, 60 * 24 * 60)
intervalo = st.tuples(minutos, minutos).map(
    lambda par: (EMPIEZA + timedelta(minutes=min(par)), EMPIEZA + timedelta(minutes=max(par)))
)


def a_las(horas: float) -> datetime:
    """Return the moment that many hours after the submission."""
    return EMPIEZA + timedelta(hours=horas)


@given(minutos, st.lists(intervalo, max_size=4), st.lists(intervalo, max_size=4))
def test_the_parts_always_add_up_and_none_is_negative(
    duracion: int, titular: list[Intervalo], pago: list[Intervalo]
) -> None:
    fin = EMPIEZA + timedelta(minutes=duracion)
    uno = repartir(EMPIEZA, fin, titular, pago)
    assert uno.autoridad + uno.titular + uno.pago == uno.total
    assert min(uno.autoridad, uno.titular, uno.pago) >= 0
    assert timedelta() <= timedelta(hours=uno.total) - (fin - EMPIEZA) < timedelta(hours=1)


def test_each_hour_goes_to_who_had_the_case() -> None:
    reparto = repartir(EMPIEZA, a_las(100), [(a_las(10), a_las(34))], [(a_las(50), a_las(56.5))])
    assert reparto == Reparto(total=100, autoridad=70, titular=24, pago=6)


def test_time_of_both_is_counted_once_and_time_outside_is_not() -> None:
    reparto = repartir(EMPIEZA, a_las(20), [(a_las(5), a_las(10))], [(a_las(8), a_las(90))])
    assert reparto == Reparto(total=20, autoridad=5, titular=5, pago=10)


@given(st.lists(st.integers(0, 500), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_the_first_value_that_enough_cases_do_not_exceed(
    valores: list[int], parte: float
) -> None:
    valor = percentil(Counter(valores), parte)
    assert valor in valores
    assert sum(v <= valor for v in valores) >= parte * len(valores)
    assert sum(v < valor for v in valores) < parte * len(valores)


def test_median_and_eighth_of_ten_by_hand() -> None:
    conteo = Counter([1, 1, 2, 3, 5, 8, 13, 21, 34, 55])
    assert (percentil(conteo, 0.5), percentil(conteo, 0.8), percentil({}, 0.5)) == (5, 21, None)


@given(st.lists(st.integers(0, 60), max_size=12))
def test_no_small_cell_is_shown_nor_found_by_subtraction(cuentas: list[int]) -> None:
    visibles = ocultar(cuentas)
    assert all(
        v is None or (v == n and v >= MINIMO) for v, n in zip(visibles, cuentas, strict=True)
    )
    hallado = sum(cuentas) - sum(v for v in visibles if v is not None)
    assert hallado == 0 or hallado >= MINIMO or all(v is None for v in visibles)


def test_the_smallest_visible_cell_covers_a_lonely_small_one() -> None:
    assert ocultar([40, 25, 3]) == [40, None, None]
    assert ocultar([40, 25, 6, 4]) == [40, 25, None, None]


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_only_all_is_a_hundred_and_only_none_is_zero(parte: int, resto: int) -> None:
    assert porcentaje(parte, parte + resto) != 100
    assert (porcentaje(parte, parte + resto) == 0) == (parte == 0)
    assert porcentaje(resto, resto) == 100
    assert porcentaje(0, 0) is None


@given(st.integers(1, 400), st.integers(1, 40))
def test_stretches_cover_every_day_once(dias: int, largo: int) -> None:
    hasta = date(2026, 11, 22)
    desde = hasta - timedelta(days=dias - 1)
    cortes = tramos(desde, hasta, largo)
    assert (cortes[0][0], cortes[-1][1]) == (desde, hasta)
    assert sum((fin - inicio).days + 1 for inicio, fin in cortes) == dias
    assert all(a[1] + timedelta(days=1) == b[0] for a, b in pairwise(cortes))
