"""Naming a line of business finds the trámites that open it; its loose words find nothing."""

import pytest

from experta.buscador.entradas import entrada
from experta.buscador.giros import expresiones, llamados, por_riesgo
from experta.buscador.indice import Indice
from experta.buscador.tests import corpus
from experta.buscador.tipos import Filtros
from experta.catalogo.giros import GiroDelMunicipio

GIROS = {
    "Residencias de ancianos": "alto",
    "tortillería": "medio",
    "rocola de monedas": "",
    "taller mecánico": "medio",
    "estética": "bajo",
    "poda de árboles": "bajo",
    "agua": "medio",
}
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


def _con_riesgos(bajo: list[str], otro: list[str]) -> Indice:
    fichas = corpus.fichas()
    riesgos = dict(zip(ABREN, (bajo, otro), strict=True))
    declaradas = [
        entrada(
            slug,
            ficha | {"giros_de_riesgo": riesgos.get(slug, [])},
            str,
            pide_giro=slug in (*ABREN, *TAMBIEN_PIDEN),
        )
        for slug, ficha in fichas.items()
    ]
    return Indice(declaradas, corpus.sinonimos(), GIROS)


@pytest.mark.parametrize(
    ("giro", "riesgo"), [("estética", "bajo"), ("tortillería", "otro"), ("taller mecánico", "otro")]
)
@pytest.mark.parametrize("dicho", ["{}", "abrir una {}", "permiso para {}", "quiero abrir mi {}"])
def test_the_ficha_that_says_it_is_for_that_risk_comes_first(
    giro: str, riesgo: str, dicho: str
) -> None:
    pregunta = dicho.format(giro)
    derecho = _con_riesgos(["bajo"], ["medio", "alto"])
    al_reves = _con_riesgos(["medio", "alto"], ["bajo"])
    primera = ABREN if riesgo == "bajo" else ABREN[::-1]
    assert hallados(pregunta, derecho)[0] == primera[0]
    assert hallados(pregunta, al_reves)[0] == primera[1]


def test_a_name_that_is_of_two_risks_puts_none_before() -> None:
    def uno(codigo: str, riesgo: str) -> GiroDelMunicipio:
        return GiroDelMunicipio(codigo, f"Giro {codigo}", ("muebles",), riesgo, "publicada")

    dichos = llamados([uno("1", "bajo"), uno("2", "medio"), uno("3", "bajo")])
    assert dichos == {"Giro 1": "bajo", "muebles": "", "Giro 2": "medio", "Giro 3": "bajo"}
    assert por_riesgo(dichos) == {"~giro-bajo": ["Giro 1", "Giro 3"], "~giro-medio": ["Giro 2"]}
