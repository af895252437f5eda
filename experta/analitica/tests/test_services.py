"""The figures of a period, and what the public may not see of them."""

from datetime import timedelta
from typing import Any

import pytest

from experta.analitica.causas import causas
from experta.analitica.models import Cifra
from experta.analitica.services import causas_publicas, cifras, cifras_publicas, contar
from experta.analitica.tests.apoyo import causas_de_prueba, cifras_de_prueba
from experta.analitica.tipos import PERIODOS, Tiempos
from experta.comun import reloj
from experta.tramitacion import jobs
from tests import fabrica

pytestmark = pytest.mark.django_db


def test_first_time_right_is_of_the_reviews_that_ended() -> None:
    cifras_de_prueba(3)
    cifras_de_prueba(1, a_la_primera=False)
    cifras_de_prueba(4, revisado=None, a_la_primera=None)
    todos = contar(30).todos
    assert (todos.ingresados, todos.revisados, todos.por_ciento_a_la_primera) == (8, 4, 75)


def test_times_are_those_of_the_cases_answered_with_their_split() -> None:
    cifras_de_prueba(4)
    cifras_de_prueba(1, horas=300, horas_autoridad=290)
    fila = contar(30).de(fabrica.RESIDENCIA)
    assert fila.total == Tiempos(30, 30)
    assert (fila.autoridad.mediana, fila.titular.mediana, fila.pago.mediana) == (20, 6, 4)


def test_what_happened_before_the_period_is_left_out() -> None:
    antes = reloj.hoy() - timedelta(days=30)
    cifras_de_prueba(2, ingresado=antes, revisado=antes, respondido=antes)
    assert (contar(30).filas, contar(90).todos.ingresados) == ((), 2)


def test_rates_are_only_of_those_that_had_that_plazo() -> None:
    cifras_de_prueba(2, promesa_cumplida=None)
    cifras_de_prueba(1, promesa_cumplida=False, en_plazo=False, en_linea=False)
    todos = contar(30).todos
    assert (todos.con_promesa, todos.por_ciento_promesa) == (1, 0)
    assert (todos.por_ciento_en_plazo, todos.por_ciento_en_linea) == (67, 67)


def test_each_tramite_has_its_row_and_all_are_the_sum() -> None:
    cifras_de_prueba(2)
    cifras_de_prueba(3, fabrica.SARE)
    juntas = contar(365)
    assert [(fila.slug, fila.ingresados) for fila in juntas.filas] == [
        (fabrica.SARE, 3),
        (fabrica.RESIDENCIA, 2),
    ]
    assert juntas.todos.ingresados == 5
    assert sum(tramo.revisados or 0 for tramo in juntas.tramos) == 5


def test_the_public_sees_no_cell_under_ten() -> None:
    cifras_de_prueba(12)
    cifras_de_prueba(9, fabrica.SARE)
    publicas = cifras_publicas(30)
    sare = publicas.de(fabrica.SARE)
    assert (sare.ingresados, sare.por_ciento_a_la_primera, sare.total) == (None, None, Tiempos())
    # With the total in sight, the other row would give this one away.
    assert publicas.de(fabrica.RESIDENCIA).ingresados is None
    assert publicas.todos.ingresados == 21
    assert cifras(30).de(fabrica.SARE).ingresados == 9


def test_what_is_owed_and_late_is_late_and_not_unknown() -> None:
    caso = fabrica.con_ficta()
    jobs.observar()
    todos = contar(365).todos
    assert (todos.respondidos, todos.con_plazo, todos.en_plazo) == (0, 1, 0)
    assert todos.por_ciento_en_plazo == 0
    assert Cifra.objects.get(expediente=caso).debido


def test_the_public_is_not_told_how_few_observations_there_were() -> None:
    causas_de_prueba(cifras_de_prueba(8))
    assert causas_publicas(30).observaciones is None
    assert causas(30).observaciones == 8


def test_an_empty_town_has_figures_that_say_nothing() -> None:
    vacias = cifras_publicas()
    assert vacias.todos.por_ciento_a_la_primera is None
    assert vacias.todos.total == Tiempos()


def test_only_the_three_periods_exist() -> None:
    with pytest.raises(ValueError, match="period"):
        cifras(31)


def test_figures_cost_the_same_for_one_case_and_for_many(django_assert_num_queries: Any) -> None:
    cifras_de_prueba(1)
    with django_assert_num_queries(10):
        contar(90)
    cifras_de_prueba(40, fabrica.SARE)
    with django_assert_num_queries(10):
        contar(90)


def test_the_worst_cause_comes_first_and_is_said_in_words() -> None:
    causas_de_prueba(cifras_de_prueba(1, a_la_primera=False), "documento-vencido")
    causas_de_prueba(cifras_de_prueba(3, a_la_primera=False))
    peores = causas(30)
    assert peores.observaciones == 4
    assert [(uno.nombre, uno.cuantas, uno.por_ciento) for uno in peores.por_motivo] == [
        ("No se puede leer", 3, 75),
        ("Está vencido", 1, 25),
    ]
    assert peores.por_dependencia[0].cuantas == 4
    assert peores.por_pregunta[0].donde == "Constancia de residencia"


def test_after_the_worker_came_round_no_page_counts(django_assert_num_queries: Any) -> None:
    causas_de_prueba(cifras_de_prueba(13))
    assert (cifras(30).todos.ingresados, causas_publicas(30).observaciones) == (13, 13)
    causas_de_prueba(cifras_de_prueba(2))
    jobs.observar()
    with django_assert_num_queries(0):
        assert [cifras(dias).todos.ingresados for dias in PERIODOS] == [15, 15, 15]
        assert [causas_publicas(dias).observaciones for dias in PERIODOS] == [15, 15, 15]


def test_each_channel_and_each_dependencia_has_its_share() -> None:
    cifras_de_prueba(3)
    cifras_de_prueba(1, en_linea=False, a_la_primera=False)
    cifras_de_prueba(2, fabrica.SARE)
    hubo = contar(30)
    assert [(g.nombre, g.revisados, g.por_ciento) for g in hubo.canales] == [
        ("En línea", 5, 100),
        ("En ventanilla", 1, 0),
    ]
    assert [(g.revisados, g.por_ciento) for g in hubo.dependencias] == [(2, 100), (4, 75)]


def test_a_small_group_is_hidden_and_so_is_what_subtraction_would_give() -> None:
    cifras_de_prueba(30)
    cifras_de_prueba(2, en_linea=False)
    assert [grupo.revisados for grupo in contar(30).publicas().canales] == [None, None]


def test_the_public_sees_only_the_causes_of_ten_or_more() -> None:
    causas_de_prueba(cifras_de_prueba(12), "vencido")
    causas_de_prueba(cifras_de_prueba(10), "ilegible")
    causas_de_prueba(cifras_de_prueba(2), "falta-firma")
    todas = causas(30)
    assert [uno.cuantas for uno in todas.por_motivo] == [12, 10, 2]
    assert [uno.cuantas for uno in todas.publicas().por_motivo] == [12]


def test_the_causes_of_one_tramite_leave_the_others_out() -> None:
    causas_de_prueba(cifras_de_prueba(2))
    causas_de_prueba(cifras_de_prueba(3, fabrica.SARE))
    assert causas(30).observaciones == 5
    assert causas(30, fabrica.SARE).observaciones == 3
