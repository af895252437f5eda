"""Rules of CURP, RFC and clave catastral."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun.identificadores import (
    aviso_de_rfc,
    compactar,
    digito_curp,
    digito_rfc,
    error_de_clave_catastral,
    error_de_curp,
    error_de_rfc,
    normalizar_clave_catastral,
)

CURP = "HEGG560427MVZRRL04"
CATASTRAL = {
    "patron": "^[0-9]{3}-[0-9]{3}-[0-9]{3}(-[0-9]{4})?$",
    "ejemplo": "123-045-006",
    "ayuda": "Está en tu recibo de predial.",
}


def test_a_real_curp_passes() -> None:
    assert error_de_curp(CURP) is None
    assert digito_curp(CURP[:17]) == "4"


@pytest.mark.parametrize("digito", [d for d in "0123456789" if d != "4"])
def test_every_other_digit_is_refused(digito: str) -> None:
    assert "no coincide" in str(error_de_curp(CURP[:17] + digito))


@pytest.mark.parametrize(
    ("curp", "dice"),
    [
        (CURP[:17], "escribiste 17"),
        ("", "escribiste 0"),
        ("HEGG561327MVZRRL04", "fecha de nacimiento"),
        ("HEGG560427MXXRRL04", "forma correcta"),
        ("1EGG560427MVZRRL04", "forma correcta"),
    ],
)
def test_a_malformed_curp_says_what_is_wrong(curp: str, dice: str) -> None:
    assert dice in str(error_de_curp(curp))


def test_the_century_of_a_curp_comes_from_its_seventeenth_character() -> None:
    nacida_2000 = "HEGG000229MVZRRLA"
    nacida_1900 = "HEGG000229MVZRRL0"
    assert error_de_curp(nacida_2000 + digito_curp(nacida_2000)) is None
    assert "fecha" in str(error_de_curp(nacida_1900 + digito_curp(nacida_1900)))


def test_sex_codes_other_than_h_and_m_are_not_refused() -> None:
    base = "HEGG560427XVZRRL0"
    assert error_de_curp(base + digito_curp(base)) is None


@pytest.mark.parametrize("rfc", ["GODE561231GR8", "SAT970701NN3", "CFE370814QI0", "TME840315KT6"])
def test_real_rfcs_pass_without_warning(rfc: str) -> None:
    assert error_de_rfc(rfc) is None
    assert aviso_de_rfc(rfc) is None


def test_a_wrong_digit_of_an_rfc_only_warns() -> None:
    assert error_de_rfc("SAT970701NN4") is None
    assert "no coincide" in str(aviso_de_rfc("SAT970701NN4"))


@pytest.mark.parametrize("rfc", ["XAXX010101000", "XEXX010101000"])
def test_generic_rfcs_pass_although_their_digit_fails(rfc: str) -> None:
    assert error_de_rfc(rfc) is None
    assert aviso_de_rfc(rfc) is None
    assert digito_rfc("XAXX010101000") == "4"


@pytest.mark.parametrize(
    ("rfc", "dice"),
    [
        ("SAT970701NN", "escribiste 11"),
        ("SAT971301NN3", "fecha"),
        ("SAT97070.NN3", "forma"),
    ],
)
def test_a_malformed_rfc_says_what_is_wrong(rfc: str, dice: str) -> None:
    assert dice in str(error_de_rfc(rfc))


def test_separators_and_small_letters_are_forgiven() -> None:
    assert compactar(" sat-970701 nn3 ") == "SAT970701NN3"
    assert error_de_clave_catastral("123-045-006", CATASTRAL) is None


@pytest.mark.parametrize(
    ("escrita", "canonica"),
    [
        ("123045006", "123-045-006"),
        (" 123 045 006 ", "123-045-006"),
        ("123-045-006-0001", "123-045-006-0001"),
        ("abc", "ABC"),
    ],
)
def test_the_clave_catastral_gets_its_separators_back(escrita: str, canonica: str) -> None:
    assert normalizar_clave_catastral(escrita, CATASTRAL) == canonica


def test_a_wrong_clave_catastral_shows_an_example_and_where_to_find_it() -> None:
    mensaje = str(error_de_clave_catastral("12-3", CATASTRAL))
    assert "123-045-006" in mensaje
    assert "recibo de predial" in mensaje
    assert error_de_clave_catastral("lo que sea", {}) is None


@given(st.text(max_size=30))
def test_the_canonical_clave_is_stable_and_no_check_raises(texto: str) -> None:
    una = normalizar_clave_catastral(texto, CATASTRAL)
    assert normalizar_clave_catastral(una, CATASTRAL) == una
    compacto = compactar(texto)
    assert error_de_curp(compacto) is None or isinstance(error_de_curp(compacto), str)
    if error_de_rfc(compacto) is None:
        aviso_de_rfc(compacto)
