"""The plans that everybody asks about: exactly which trámites, in which order, with which papers.

And what is left blank never becomes a certainty.
"""

from itertools import product

import pytest

from experta.tramitacion.rutas.hoja import Hoja
from experta.tramitacion.tests.planes import (
    ABARROTES,
    BODA,
    CASA,
    LOCAL,
    PUESTO,
    RESTAURANTE,
    TORTILLERIA,
    hoja_de,
    publicar_lo_de_las_rutas,
)

pytestmark = pytest.mark.django_db

NEGOCIO = "abrir-un-negocio"
ESTETICA = LOCAL | {"giro": {"codigo": "812110", "nombre": "Estética"}, "superficie_m2": "100"}
OBRAS = {"construccion-menor-60", "construccion-mayor-60", "ampliacion-barda-remodelacion"}
DEL_LUGAR_HECHO = {
    "apertura-sare",
    "dictamen-proteccion-civil",
    "licencia-de-funcionamiento",
    "dictamen-de-aforo",
    "permiso-de-solventes",
    "licencia-de-anuncio",
}
SUELO, ALINEAMIENTO = "uso-de-suelo", "alineamiento-y-numero-oficial"
# Who, and what each one does first, then, and at the same time (in one list).
VIAJES = [
    (RESTAURANTE | {"obra": "construir", "obra_m2": "200"}, [
        [ALINEAMIENTO, SUELO],
        ["construccion-mayor-60"],
        ["dictamen-proteccion-civil"],
        ["dictamen-de-aforo", "licencia-de-funcionamiento"],
        ["licencia-de-anuncio"],
    ]),
    (TORTILLERIA | {"obra": "remodelar", "obra_m2": "300"}, [
        [SUELO],
        ["ampliacion-barda-remodelacion"],
        ["dictamen-proteccion-civil"],
        ["licencia-de-funcionamiento"],
        ["licencia-de-anuncio"],
    ]),
    (ESTETICA | {"obra": "construir", "obra_m2": "100"}, [
        [ALINEAMIENTO, SUELO],
        ["construccion-mayor-60"],
        ["apertura-sare"],
    ]),
    (ESTETICA | {"obra": "construir", "obra_m2": "40", "solventes": True, "personas": "80"}, [
        [ALINEAMIENTO, SUELO],
        ["construccion-menor-60"],
        ["apertura-sare", "dictamen-proteccion-civil"],
        ["dictamen-de-aforo", "permiso-de-solventes"],
    ]),
]  # fmt: skip
TODOS = [
    (NEGOCIO, RESTAURANTE),
    (NEGOCIO, TORTILLERIA),
    (NEGOCIO, PUESTO | {"alcohol": True}),
    ("construir", CASA),
    ("hacer-un-evento", BODA),
    *((NEGOCIO, viaje) for viaje, _ in VIAJES),
]


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish every trámite that is part of a roadmap."""
    publicar_lo_de_las_rutas()


def _orden(hoja: Hoja) -> list[list[str]]:
    return [[paso.slug for paso in nivel] for nivel in hoja.niveles]


def _dicho(hoja: Hoja) -> str:
    return " ".join(texto for paso in hoja.pasos for texto in paso.aclaraciones)


def test_what_looks_at_the_place_waits_for_it_to_be_built() -> None:
    for respuestas, esperado in VIAJES:
        hoja = hoja_de(NEGOCIO, respuestas)
        assert _orden(hoja) == esperado
        assert OBRAS & set(hoja.ofrecida.slugs), "the work is in what decides when all is ready"


def test_nothing_opens_before_its_work_whatever_is_answered() -> None:
    for base, obra, m2, alcohol, personas, solventes in product(
        (ABARROTES, RESTAURANTE), ("remodelar", "construir"), ("40", "300"),
        (True, False), (None, "80"), (True, False),
    ):  # fmt: skip
        elegidas = {"obra": obra, "obra_m2": m2, "alcohol": alcohol, "solventes": solventes}
        niveles = _orden(hoja_de(NEGOCIO, base | elegidas | {"personas": personas}))
        de = {slug: i for i, nivel in enumerate(niveles) for slug in nivel}
        (obras,) = OBRAS & de.keys()
        assert de[SUELO] < de[obras]
        assert all(de[obras] < de[slug] for slug in DEL_LUGAR_HECHO & de.keys()), elegidas


def test_no_paper_is_listed_twice_under_any_name() -> None:
    for ruta, respuestas in TODOS:
        papeles = hoja_de(ruta, respuestas).papeles
        todos = [*papeles.por_juntar, *papeles.de_la_ruta, *papeles.del_municipio]
        assert len({papel.clave for papel in todos}) == len(todos)
        assert len({papel.nombre for papel in todos}) == len(todos)


def test_the_restaurant_has_one_dictamen_and_it_comes_from_the_roadmap() -> None:
    papeles = hoja_de(NEGOCIO, RESTAURANTE).papeles
    (dictamen,) = [p for p in papeles.de_la_ruta if "protección civil" in p.nombre]
    assert len(dictamen.para) == 2
    assert [p.nombre for p in papeles.del_municipio] == ["Datos catastrales y predial del predio"]


def test_the_two_storey_house_says_that_it_is_a_house_and_never_a_giro() -> None:
    hoja = hoja_de("construir", CASA)
    suelo = next(paso for paso in hoja.pasos if paso.slug == SUELO)
    llevadas = suelo.llevadas(CASA)
    assert llevadas == {"uso": "habitacional", "superficie_m2": "160"}
    formulario = suelo.ejecutable.formulario
    visibles = {p.clave for s in formulario.visibles(llevadas) for p in s.preguntas}
    assert not visibles & {"giro", "nombre_comercial", "cajones", "plano"}
    assert "viviendas" in visibles
    assert {papel.nombre for papel in hoja.papeles.por_juntar}.isdisjoint(
        {"Autorización de la ASEA", "Plano o croquis del acomodo del lugar"}
    )
    assert all(paso.importe.exacto for paso in hoja.pasos if paso.slug in OBRAS | {SUELO})


def test_the_wedding_in_a_park_needs_no_aforo_of_a_hall_and_who_rents_one_does() -> None:
    pide = {}
    for lugar in ("parque", "salon"):
        papeles = hoja_de("hacer-un-evento", BODA | {"lugar": lugar}).papeles
        pide[lugar] = any("aforo" in papel.nombre for papel in papeles.del_municipio)
    assert pide == {"parque": False, "salon": True}


def test_who_will_sell_alcohol_is_told_who_gives_that_permit() -> None:
    for ruta, plan in ((NEGOCIO, PUESTO), ("hacer-un-evento", BODA)):
        assert "lo da el Gobierno del Estado" in _dicho(hoja_de(ruta, plan | {"alcohol": True}))
        assert _dicho(hoja_de(ruta, plan | {"alcohol": False})) == ""


def test_metres_left_blank_count_those_of_the_business_and_it_is_said() -> None:
    for negocio, obra in (
        (RESTAURANTE, {"construccion-mayor-60"}),
        (TORTILLERIA, {"construccion-menor-60"}),
        # Not even those, as a program may ask: both, never one of them.
        (ESTETICA | {"superficie_m2": None}, {"construccion-menor-60", "construccion-mayor-60"}),
    ):
        hoja = hoja_de(NEGOCIO, negocio | {"obra": "construir"})
        assert OBRAS & hoja.nombres.keys() == obra
        assert "No dijiste de cuántos metros es la obra" in _dicho(hoja)
        assert _dicho(hoja_de(NEGOCIO, negocio | {"obra": "construir", "obra_m2": "90"})) == ""


def test_a_small_work_needs_the_land_use_only_for_a_business() -> None:
    for obra in ("menor", "remodelar"):
        casa = CASA | {"obra": obra, "obra_m2": "40"}
        sola = hoja_de("construir", casa)
        pedidos = (*sola.papeles.de_la_ruta, *sola.papeles.del_municipio)
        assert SUELO not in sola.nombres.keys() | {papel.clave for papel in pedidos}
        negocio = _orden(hoja_de("construir", casa | {"uso": "comercial"}))
        assert SUELO in negocio[0]
        assert OBRAS & set(negocio[1])
