"""The answers of an example, as the form stores them."""

from collections.abc import Callable
from datetime import datetime

import pytest

from experta.catalogo.muestras import canonicas
from experta.comun.yaml import leer_yaml
from experta.motores.formularios import Formulario, compilar_formulario
from experta.motores.reglas import compilar

FORMULARIO = b"""
secciones:
  - clave: una
    titulo: Una
    preguntas:
      - {clave: dia, tipo: fecha, etiqueta: Dia, minimo: hoy+1}
      - {clave: metros, tipo: numero, etiqueta: Metros}
      - {clave: cuota, tipo: dinero, etiqueta: Cuota}
"""


@pytest.fixture
def formulario() -> Formulario:
    """A form with a date to come, a number and money."""
    return compilar_formulario(leer_yaml(FORMULARIO, "formulario.yaml"), compilar)


def test_a_date_to_come_is_counted_from_today_so_the_example_never_grows_old(
    formulario: Formulario, reloj_en: Callable[[str], datetime]
) -> None:
    for hoy, esperado in (("2026-11-23 09:00", "2026-12-07"), ("2031-02-20 09:00", "2031-03-06")):
        reloj_en(hoy)
        respuestas = canonicas(formulario, {"dia": "hoy+14"})
        assert respuestas == {"dia": esperado}
        assert [f for f in formulario.validar(respuestas, {}) if f.clave == "dia"] == []


def test_a_written_date_a_number_and_money_are_stored_as_the_form_does(
    formulario: Formulario,
) -> None:
    dadas = {"dia": "2026-12-07", "metros": 40, "cuota": 1050, "de_mas": True}
    guardadas = {"dia": "2026-12-07", "metros": "40", "cuota": 1050, "de_mas": True}
    assert canonicas(formulario, dadas) == guardadas
