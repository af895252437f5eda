"""On the real shelf, naming a business leads first to the trámite for its risk."""

import pytest

from experta.buscador.tests import estante
from experta.buscador.tipos import Filtros

BAJO, OTROS = "apertura-sare", "licencia-de-funcionamiento"
DE_BAJO = (
    *("estética", "tienda de abarrotes", "papelería", "panadería", "consultorio dental"),
    *("carnicería", "cibercafé", "veterinaria", "florería"),
)
DE_OTROS = (
    *("tortillería", "taller mecánico", "gasolinera", "bar", "guardería", "gimnasio"),
    *("restaurante", "farmacia", "lavandería", "hotel", "taquería", "carpintería"),
    *("vulcanizadora", "discoteca"),
)


@pytest.mark.parametrize("dicho", ["{}", "abrir una {}", "permiso para {}", "quiero poner un {}"])
def test_the_risk_of_the_giro_says_which_one_comes_first(dicho: str) -> None:
    indice = estante.indice()
    esperados = dict.fromkeys(DE_BAJO, BAJO) | dict.fromkeys(DE_OTROS, OTROS)
    primeros = {
        giro: indice.buscar(dicho.format(giro), Filtros()).resultados[0].slug for giro in esperados
    }
    assert primeros == esperados


def test_another_tramite_that_is_named_goes_before_the_business() -> None:
    indice = estante.indice()
    for dicho, esperado in (
        ("letrero para mi papelería", "licencia-de-anuncio"),
        ("uso de suelo para una tortillería", "uso-de-suelo"),
        ("dictamen de protección civil de una guardería", "dictamen-proteccion-civil"),
    ):
        assert indice.buscar(dicho, Filtros()).resultados[0].slug == esperado
