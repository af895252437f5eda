"""Text and question become the same terms, whatever the accents, the inflection or the spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.buscador.analizador import Marca, Sinonimos, palabras, raices, sonido, terminos
from experta.buscador.vocabulario import Vocabulario

GRUPOS = [["uso de suelo", "zonificación"], ["changarro", "negocio"]]


@given(st.text(max_size=60))
def test_words_are_only_folded_letters_and_digits(texto: str) -> None:
    assert all(p.isascii() and p.isalnum() and p == p.lower() for p in palabras(texto))


@given(st.text(max_size=60))
def test_capitals_change_no_term_of_plain_text(texto: str) -> None:
    plano = texto.encode("ascii", "ignore").decode()
    assert terminos(plano.upper(), Sinonimos()) == terminos(plano.lower(), Sinonimos())


@pytest.mark.parametrize(
    ("una", "otra"), [("árboles", "arbol"), ("Construcciones", "construcción"), ("podar", "poda")]
)
def test_inflections_and_accents_share_a_stem(una: str, otra: str) -> None:
    assert raices(palabras(una)) == raices(palabras(otra)) != []


def test_empty_words_leave_no_stem() -> None:
    assert raices(palabras("quiero hacer un trámite para mí")) == []


def test_an_expression_of_several_words_leaves_the_term_of_its_group() -> None:
    dichas = palabras("licencia de uso de suelo")
    assert Sinonimos(GRUPOS).marcas(dichas) == [Marca("~0", 1, 3)]
    assert "~0" in terminos("Constancia de zonificación", Sinonimos(GRUPOS))
    assert "~0" not in terminos("uso del agua y del suelo", Sinonimos(GRUPOS))


def test_what_hangs_on_an_empty_word_is_compared_with_it() -> None:
    sinonimos = Sinonimos([["sin permiso", "irregular"]])
    assert sinonimos.marcas(palabras("una obra sin permiso")) == [Marca("~0", 1, 2)]
    assert sinonimos.marcas(palabras("permiso de una obra")) == []


def test_an_expression_does_not_cross_two_lines() -> None:
    assert "~0" in terminos("uso suelo", Sinonimos(GRUPOS))
    assert "~0" not in terminos("uso\nsuelo", Sinonimos(GRUPOS))


@pytest.mark.parametrize(
    ("mal", "bien"),
    [("lisensia", "licencia"), ("arvol", "arbol"), ("inumasion", "inhumacion"), ("yave", "llave")],
)
def test_what_sounds_the_same_is_written_the_same(mal: str, bien: str) -> None:
    assert sonido(mal) == sonido(bien)


def test_words_are_corrected_only_towards_the_catalogue() -> None:
    vocabulario = Vocabulario(["Permiso de poda de árbol", "Licencia de construcción"], Sinonimos())
    assert vocabulario.corregir("arvol") == "arbol"
    assert vocabulario.corregir("consturccion") == "construccion"
    assert vocabulario.corregir("pasaporte") is None
    assert vocabulario.corregir("kiero") == "quiero"
    assert vocabulario.corregir("pode") is None  # short words must sound the same
    assert vocabulario.escrita("construccion") == "construcción"


def test_a_synonym_is_a_word_of_the_catalogue_only_if_it_leads_somewhere() -> None:
    vocabulario = Vocabulario(["Apertura de negocio"], Sinonimos(GRUPOS))
    assert vocabulario.corregir("chanjarro") == "changarro"
    assert not vocabulario.conoce("zonificacion")
