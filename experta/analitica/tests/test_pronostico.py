"""The forecast says what happened lately, corrected for today, and is silent of few cases."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from experta.analitica.pronostico import (
    CARGA_MAXIMA,
    CARGA_MINIMA,
    Historia,
    actualizar_pronosticos,
    carga,
    historia_de,
    pronostico_de,
)
from experta.analitica.tests.apoyo import cifras_de_prueba
from experta.comun import reloj
from tests import fabrica

HORAS = st.dictionaries(st.integers(1, 2_000), st.integers(1, 50), min_size=1)


def test_half_and_eight_of_ten_took_this_or_less() -> None:
    hubo = Historia({10: 5, 20: 3, 90: 2}).pronostico()
    assert hubo is not None
    assert (hubo.mediana, hubo.p80, hubo.casos) == (10, 20, 10)


def test_fewer_than_ten_cases_say_nothing() -> None:
    assert Historia({10: 9}).pronostico() is None
    assert Historia().pronostico() is None


def test_twice_the_work_doubles_only_the_part_of_the_authority() -> None:
    hubo = Historia({100: 10}, autoridad=0.6, carga=2.0).pronostico()
    assert hubo is not None
    assert (hubo.mediana, hubo.con_mas_trabajo) == (160, True)


def test_only_the_cases_that_lasted_as_long_say_what_is_left() -> None:
    historia = Historia({10: 90, 50: 10})
    al_empezar, despues = historia.pronostico(), historia.pronostico(transcurridas=20)
    assert al_empezar is not None
    assert despues is not None
    assert (al_empezar.mediana, despues.mediana) == (10, 30)
    assert historia.pronostico(transcurridas=51) is None


@given(HORAS, st.floats(0, 1), st.floats(CARGA_MINIMA, CARGA_MAXIMA), st.integers(0, 3_000))
def test_eight_of_ten_is_never_before_half(
    horas: dict[int, int], autoridad: float, hoy: float, pasadas: int
) -> None:
    hubo = Historia(horas, autoridad, hoy).pronostico(pasadas)
    assert hubo is None or 0 <= hubo.mediana <= hubo.p80


@given(st.integers(0, 10**5), st.integers(0, 10**7))
def test_the_load_grows_with_what_waits_and_stays_in_reason(abiertos: int, horas: int) -> None:
    assert CARGA_MINIMA <= carga(abiertos, horas) <= carga(abiertos + 1, horas) <= CARGA_MAXIMA


def test_a_usual_day_corrects_nothing() -> None:
    assert carga(10, 10 * 90 * 24) == 1.0
    assert carga(25, 10 * 90 * 24) == 2.0


@pytest.mark.django_db
def test_it_is_counted_from_the_last_ninety_days() -> None:
    antes = reloj.hoy() - timedelta(days=90)
    cifras_de_prueba(10)
    cifras_de_prueba(50, horas=900, horas_autoridad=890, respondido=antes, revisado=antes)
    actualizar_pronosticos()
    historia = historia_de(fabrica.RESIDENCIA)
    assert dict(historia.horas) == {30: 10}
    assert round(historia.autoridad, 2) == 0.67
    assert historia_de("nadie").pronostico() is None


@pytest.mark.django_db
def test_an_open_case_is_told_what_is_left_of_it() -> None:
    cifras_de_prueba(10)
    caso = fabrica.ingresado(fabrica.RESIDENCIA)
    actualizar_pronosticos()
    hubo = pronostico_de(caso)
    assert hubo is not None
    assert hubo.pasa_de(reloj.hoy())
    assert not hubo.pasa_de(reloj.hoy() + timedelta(days=3))
    with reloj.detenido(reloj.ahora() + timedelta(hours=10)):
        despues = pronostico_de(caso)
    assert despues is not None
    assert despues.mediana == hubo.mediana - 10


@pytest.mark.django_db
def test_counting_costs_the_same_for_many_cases(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for mas in (1, 40):
        cifras_de_prueba(mas)
        with django_assert_num_queries(3):
            actualizar_pronosticos()
