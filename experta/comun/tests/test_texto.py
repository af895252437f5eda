"""A person's name carries no link, written or made by a mail program."""

import pytest

from experta.comun.texto import lleva_enlace, sin_enlaces

CON_ENLACE = [
    "Entra a http://sitio.example",
    "www.sitio-malo",
    "Premios.com",
    "Ana bit.ly/3x",
    "premio.zip/abc",
    "ana@sitio.com.mx",
    "Premios\uff0ecom",
]
NOMBRES = ["Ma. Elena", "Ma.Elena", "María de la O", "J. Jesús", "D'Angelo", "José  Ma.", "O.", ""]
RAZONES = ["Tortillería El Sol, S.A. de C.V.", "Grupo Norte S.A.P.I. de C.V.", "R.L. y Cía."]


@pytest.mark.parametrize("nombre", CON_ENLACE)
def test_an_address_in_a_name_is_seen(nombre: str) -> None:
    assert lleva_enlace(nombre)


@pytest.mark.parametrize("nombre", [*NOMBRES, *RAZONES])
def test_names_as_people_and_companies_write_them_pass(nombre: str) -> None:
    assert not lleva_enlace(nombre)


@pytest.mark.parametrize("nombre", CON_ENLACE)
def test_what_was_written_before_reaches_nobody_as_a_link(nombre: str) -> None:
    llano = sin_enlaces(nombre)
    assert "://" not in llano
    assert ".com" not in llano
    assert ".ly" not in llano
    assert "www.s" not in llano


@pytest.mark.parametrize("nombre", RAZONES)
def test_the_name_of_a_company_reaches_mail_as_it_is(nombre: str) -> None:
    assert sin_enlaces(nombre) == nombre


def test_a_name_in_mail_is_one_line() -> None:
    assert sin_enlaces("Ana\n\nTu premio") == "Ana Tu premio"
