"""How people write an e-mail or a mobile number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.cuentas.contacto import CORREO, TELEFONO, leer_contacto, leer_telefono


@pytest.mark.parametrize(
    "escrito",
    ["6141234567", "614 123 4567", "(614) 123-45-67", "+52 614 123 4567", "521 614 123 4567"],
)
def test_a_number_is_kept_as_ten_digits_however_written(escrito: str) -> None:
    assert leer_contacto(escrito) == (TELEFONO, "6141234567")


@pytest.mark.parametrize("escrito", ["Ana@Correo.MX", " ana@correo.mx "])
def test_an_address_is_kept_in_small_letters(escrito: str) -> None:
    assert leer_contacto(escrito) == (CORREO, "ana@correo.mx")


@pytest.mark.parametrize("escrito", ["", "ana", "614123456", "61412345678", "ana@", "٦١٤١٢٣٤٥٦٧"])
def test_what_is_neither_is_nothing(escrito: str) -> None:
    assert leer_contacto(escrito) is None


@given(st.from_regex(r"[0-9]{10}", fullmatch=True), st.sampled_from(["", "+52", "521", "52 1 "]))
def test_the_code_of_the_country_never_changes_the_number(numero: str, pais: str) -> None:
    assert leer_telefono(pais + numero) == numero


@given(st.text())
def test_reading_again_what_was_read_gives_the_same(texto: str) -> None:
    contacto = leer_contacto(texto)
    assert contacto is None or leer_contacto(contacto.valor) == contacto
