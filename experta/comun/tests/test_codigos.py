"""Random codes are long, unlike each other, and forgive how people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun import codigos


def test_un_codigo_lleva_ciento_treinta_bits() -> None:
    codigo = codigos.nuevo_codigo()
    assert len(codigo) == codigos.LARGO == 26
    assert set(codigo) <= set(codigos.ALFABETO)
    assert len(codigos.ALFABETO) ** codigos.LARGO == 2**130


def test_mil_codigos_son_distintos_y_usan_todo_el_alfabeto() -> None:
    nuevos = {codigos.nuevo_codigo() for _ in range(1000)}
    assert len(nuevos) == 1000
    assert set("".join(nuevos)) == set(codigos.ALFABETO)


def test_se_imprime_en_grupos_de_cuatro() -> None:
    assert codigos.agrupado("7Q3KM2XW9RTA4HCV8N5PZD6EJY") == "7Q3K M2XW 9RTA 4HCV 8N5P ZD6E JY"


@pytest.mark.parametrize(
    "tecleado",
    [
        "7q3k m2xw 9rta 4hcv 8n5p zd6e j0",
        "7Q3K-M2XW-9RTA-4HCV-8N5P-ZD6E-JO",
        " 7Q3KM2XW9RTA4HCV8N5PZD6EJo\n",
    ],
)
def test_se_perdona_como_se_teclea(tecleado: str) -> None:
    assert codigos.normalizar(tecleado) == "7Q3KM2XW9RTA4HCV8N5PZD6EJ0"


def test_la_i_y_la_ele_son_un_uno() -> None:
    assert codigos.normalizar("iIlL1") == "11111"


@given(st.text(alphabet=codigos.ALFABETO, min_size=26, max_size=26))
def test_normalizar_lo_impreso_devuelve_el_codigo(codigo: str) -> None:
    assert codigos.normalizar(codigos.agrupado(codigo).lower()) == codigo


@given(st.text())
def test_normalizar_acepta_cualquier_cosa_y_es_estable(texto: str) -> None:
    limpio = codigos.normalizar(texto)
    assert codigos.normalizar(limpio) == limpio
