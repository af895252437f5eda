"""Whoever reviews reads which row of the table decided, in the words that the person read."""

import re

import pytest
from django.test import Client

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Rol
from experta.expedientes.models import Expediente
from experta.tramitacion.decididas import ReglaAplicada, reglas_aplicadas
from tests import fabrica

pytestmark = pytest.mark.django_db

CON_TABLA = (
    "dictamen-proteccion-civil",
    "dictamen-de-aforo",
    "licencia-de-anuncio",
    "permiso-de-evento",
)
_CLAVE = re.compile(r"\b[a-z]+_[a-z0-9_]+\b|__")


def ingresado(slug: str) -> Expediente:
    fabrica.publicar(slug)
    return fabrica.ingresado(slug)


def de(caso: Expediente, **cambios: object) -> tuple[ReglaAplicada, ...]:
    return reglas_aplicadas(cargar(caso.version), caso.respuestas | cambios)


@pytest.mark.parametrize("slug", CON_TABLA)
def test_the_row_is_told_without_a_key_of_the_form(slug: str) -> None:
    (regla,) = de(ingresado(slug))
    assert regla.visita is not None
    assert regla.archivo.endswith("riesgo.csv")
    assert regla.condiciones
    assert regla.fundamento
    for mira, pide in regla.condiciones:
        assert not _CLAVE.search(mira), mira
        assert not _CLAVE.search(pide), pide


def test_another_answer_is_another_row() -> None:
    caso = ingresado("licencia-de-anuncio")
    (chico,), (grande,) = de(caso), de(caso, clase_de_anuncio="saliente", anuncio_m2="20")
    assert (chico.visita, grande.visita) == (False, True)
    assert chico.linea != grande.linea


def test_a_range_is_said_in_words() -> None:
    caso = ingresado("dictamen-de-aforo")
    (regla,) = de(caso, personas="100", superficie_del_publico_m2="200")
    assert regla.condiciones == (("¿Cuántas personas caben?", "de 51 a 300"),)
    caso = ingresado("dictamen-proteccion-civil")
    papeleria = {"codigo": "465311", "nombre": "Papelería"}
    (regla,) = de(caso, giro=papeleria, superficie_m2="40", usa_gas=False, solventes=False)
    assert ("¿Cuántos metros cuadrados ocupa?", "hasta 60") in regla.condiciones


def test_without_the_answer_nothing_is_said() -> None:
    caso = ingresado("licencia-de-anuncio")
    assert de(caso, anuncio_m2=None, clase_de_anuncio=None) == ()
    assert de(fabrica.ingresado()) == ()


def test_the_page_of_the_reviewer_says_it_with_its_basis(client: Client) -> None:
    caso = ingresado("permiso-de-evento")
    tarea = fabrica.tarea(caso, "dictaminar", dependencia="proteccion-civil")
    client.force_login(fabrica.funcionaria(Rol.REVISOR, "proteccion-civil"))
    pagina = client.get(f"/oficina/tareas/{tarea.pk}/").content.decode()
    (regla,) = de(caso)
    assert "Lo que decide la tabla del trámite" in pagina
    assert regla.fundamento in pagina
    assert f"riesgo.csv, renglón {regla.linea}" in pagina
