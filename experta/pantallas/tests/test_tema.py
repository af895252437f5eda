"""Whatever colour a town chooses, its pages can be read."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from experta.pantallas.contexto import tema_actual
from experta.pantallas.tema import FONDO, contraste, tema, version

COLOR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_the_one_of_the_standard() -> None:
    assert contraste("#000000", "#ffffff") == pytest.approx(21)
    assert contraste("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(COLOR)
def test_any_town_colour_gives_legible_text(color: str) -> None:
    dado = tema({"principal": color})
    for fondo in (FONDO, dado["principal-tenue"], dado["sobre-principal"]):
        assert contraste(dado["principal"], fondo) >= 4.5
    assert contraste(dado["sobre-principal"], dado["principal-hondo"]) >= 4.5


def test_a_colour_that_already_reads_well_is_not_touched() -> None:
    assert tema({"principal": "#14532d"})["principal"] == "#14532d"


@pytest.mark.parametrize("color", ["green", "#fff", "#14532d;}body{", "#14532g"])
def test_a_colour_that_is_not_a_colour_is_refused(color: str) -> None:
    with pytest.raises(ValueError, match="no es un color"):
        tema({"principal": color})


def test_the_stylesheet_carries_the_colours_of_the_town() -> None:
    hoja = render_to_string("pantallas/tema.css", {"tema": tema_actual()})
    assert f"--principal: {tema_actual()['principal']};" in hoja
    assert hoja.count("--") == len(tema_actual())


def test_the_mark_changes_with_the_colours() -> None:
    assert version(tema({"principal": "#14532d"})) != version(tema({"principal": "#7a1f1f"}))
