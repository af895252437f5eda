"""Naming a line of business finds the trámites that open it; its loose words find nothing."""

import pytest

from experta.buscador.entradas import entrada
from experta.buscador.giros import expresiones
from experta.buscador.indice import Indice
from experta.buscador.tests import corpus
from experta.buscador.tipos import Filtros

GIROS = [
    "Residencias de ancianos",
    "tortillería",
    "rocola de monedas",
    "taller mecánico",
    "poda de árboles",
    "agua",
]
ABREN, TAMBIEN_PIDEN = ("apertura-sare", "licencia-de-funcionamiento"), ("uso-de-suelo",)
ENTRADAS = [
    entrada(slug, ficha, str, pide_giro=slug in (*ABREN, *TAMBIEN_PIDEN))
    for slug, ficha in corpus.fichas().items()
]
INDICE = Indice(ENTRADAS, corpus.sinonimos(), GIROS)


def hallados(texto: str, indice: Indice = INDICE) -> list[str]:
    return [uno.slug for uno in indice.buscar(texto, Filtros()).resultados]


@pytest.mark.parametrize(
    "texto", ["tortillería", "tortillerias", "Rocolas de moneda", "una tortiyeria", "tortill"]
)
def test_a_giro_finds_what_opens_it_before_what_only_asks_for_it(texto: str) -> None:
    assert set(hallados(texto)) == {*ABREN, *TAMBIEN_PIDEN}
    assert set(hallados(texto)[:2]) == set(ABREN)


def test_without_giros_nothing_is_found() -> None:
    assert hallados("rocola de monedas", Indice(ENTRADAS, corpus.sinonimos())) == []
    assert hallados("rocola de monedas", Indice(corpus.entradas(), corpus.sinonimos(), GIROS)) == []


@pytest.mark.parametrize("texto", ["residencia", "ancianos", "monedas"])
def test_a_loose_word_of_a_giro_leads_to_no_business(texto: str) -> None:
    assert not {*ABREN, *TAMBIEN_PIDEN} & set(hallados(texto))


@pytest.mark.parametrize("texto", ["poda de árboles", "agua"])
def test_what_is_said_of_something_else_is_not_a_giro(texto: str) -> None:
    assert texto in GIROS
    assert texto not in expresiones(GIROS, ENTRADAS)
    assert not set(ABREN) & set(hallados(texto))


def test_an_expression_known_whole_is_not_corrected() -> None:
    assert INDICE.buscar("rocola de monedas", Filtros()).quisiste_decir is None
    assert INDICE.buscar("una tortiyeria", Filtros()).quisiste_decir == "una tortillería"
