"""What each plan needs, by the fichas of the shelf: trámites, order, cost, time and papers."""

from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.catalogo.rutas import rutas
from experta.tramitacion.rutas.tiempo import cadena_mas_larga
from experta.tramitacion.tests.planes import (
    ABARROTES,
    BODA,
    CASA,
    PUESTO,
    RESTAURANTE,
    TORTILLERIA,
    hoja_de,
    publicar_lo_de_las_rutas,
)

pytestmark = pytest.mark.django_db

# Plan, its answers, and the trámites that the fichas say, level by level.
PLANES = [
    ("abrir-un-negocio", RESTAURANTE, [
        ["uso-de-suelo"],
        ["dictamen-proteccion-civil"],
        ["dictamen-de-aforo", "licencia-de-funcionamiento"],
        ["licencia-de-anuncio"],
    ]),
    ("abrir-un-negocio", TORTILLERIA, [
        ["uso-de-suelo"],
        ["dictamen-proteccion-civil"],
        ["licencia-de-funcionamiento"],
        ["licencia-de-anuncio"],
    ]),
    ("abrir-un-negocio", ABARROTES, [["apertura-sare"]]),
    ("abrir-un-negocio", PUESTO, [["permiso-via-publica"]]),
    ("construir", CASA, [
        ["alineamiento-y-numero-oficial", "ruptura-de-pavimento", "uso-de-suelo"],
        ["construccion-mayor-60"],
    ]),
    ("hacer-un-evento", BODA, [["permiso-de-evento"]]),
]  # fmt: skip


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish every trámite that is part of a roadmap."""
    publicar_lo_de_las_rutas()


@pytest.mark.parametrize(("ruta", "respuestas", "esperados"), PLANES)
def test_each_plan_needs_what_the_fichas_say_in_their_order(
    ruta: str, respuestas: dict[str, Any], esperados: list[list[str]]
) -> None:
    assert rutas()[ruta].formulario.validar(respuestas, {}) == []
    hoja = hoja_de(ruta, respuestas)
    assert [[paso.slug for paso in nivel] for nivel in hoja.niveles] == esperados


def test_the_cost_is_that_of_each_tarifa_and_says_on_what_the_rest_depends() -> None:
    hoja = hoja_de("abrir-un-negocio", RESTAURANTE)
    importes = {paso.slug: paso.importe for paso in hoja.pasos}
    # 14 + 10 + 10 UMA; 12 and 40 UMA, and 0.05 for each of the 120 metres over 60.
    assert importes["uso-de-suelo"].desde == 14 * 11731
    assert importes["licencia-de-funcionamiento"].desde == 12 * 11731 + 40 * 11731 + 6 * 11731
    assert hoja.centavos == (14 + 10 + 10 + 58) * 11731
    anuncio = importes["licencia-de-anuncio"]
    assert (anuncio.desde, anuncio.hasta, anuncio.exacto) == (None, None, False)
    assert "¿Cuántos metros cuadrados mide?" in anuncio.depende_de
    assert [paso.slug for paso in hoja.por_saber] == ["licencia-de-anuncio"]


def test_with_few_ways_to_answer_the_least_and_the_most_are_told() -> None:
    (via,) = hoja_de("abrir-un-negocio", PUESTO).pasos
    assert (via.importe.desde, via.importe.hasta) == (2200, 38400)
    assert via.importe.depende_de == ("¿Ya tienes más de tres permisos vigentes?",)


def test_the_time_is_that_of_the_longest_chain() -> None:
    hoja = hoja_de("abrir-un-negocio", RESTAURANTE)
    # Promises of 2 + 2 + 5 days; the licence and the notice (2 + 2) end before the aforo.
    assert hoja.ofrecida.slugs == ("uso-de-suelo", "dictamen-proteccion-civil", "dictamen-de-aforo")
    assert (hoja.ofrecida.dias, hoja.legal.dias) == (9, 30)


def test_what_is_not_in_the_chain_adds_nothing_and_parts_of_a_day_are_added_first() -> None:
    antes = {"a": (), "b": ("a",), "c": ("a",), "d": ("b", "fuera")}
    dias = {"a": Fraction(1, 4), "b": Fraction(1, 4), "c": Fraction(3, 8), "d": Fraction(1, 4)}
    cadena = cadena_mas_larga([["a"], ["b", "c"], ["d"]], antes, dias)
    assert (cadena.slugs, cadena.dias) == (("a", "b", "d"), 1)
    assert cadena_mas_larga([], {}, {}).dias == 0


def test_each_paper_is_listed_once_with_who_asks_for_it() -> None:
    papeles = hoja_de("abrir-un-negocio", RESTAURANTE).papeles
    claves = [papel.clave for papel in papeles.por_juntar]
    assert len(claves) == len(set(claves))
    identificacion = next(p for p in papeles.por_juntar if p.clave == "identificacion")
    assert len(identificacion.para) == 5


def test_what_comes_out_of_the_roadmap_or_is_looked_up_is_not_to_be_gathered() -> None:
    papeles = hoja_de("abrir-un-negocio", RESTAURANTE).papeles
    por_juntar = {papel.clave for papel in papeles.por_juntar}
    assert {papel.clave for papel in papeles.de_la_ruta} >= {"uso-de-suelo"}
    assert "uso-de-suelo" not in por_juntar
    assert [papel.clave for papel in papeles.del_municipio] == ["conector/predial"]


def test_a_paper_that_the_answers_make_needless_is_left_out() -> None:
    def claves(respuestas: dict[str, Any]) -> set[str]:
        papeles = hoja_de("abrir-un-negocio", respuestas).papeles
        return {papel.clave for papel in papeles.por_juntar}

    moral = claves(RESTAURANTE | {"tipo_de_persona": "moral"})
    assert "acta-constitutiva" in moral - claves(RESTAURANTE)
    alcoholes = "licencia-de-funcionamiento/licencia-de-alcoholes"
    assert alcoholes in claves(RESTAURANTE) - claves(TORTILLERIA)


def test_a_roadmap_costs_the_same_queries_for_one_tramite_and_for_five() -> None:
    hoja_de("abrir-un-negocio", RESTAURANTE)  # compiled versions stay in memory
    cuentas = []
    for respuestas in (ABARROTES, RESTAURANTE):
        hoja_de("abrir-un-negocio", respuestas)
        with CaptureQueriesContext(connection) as consultas:
            hoja_de("abrir-un-negocio", respuestas)
        cuentas.append(len(consultas))
    assert cuentas[0] == cuentas[1] <= 3
