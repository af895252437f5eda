"""A table of the trámite says who is visited: of the case as it stands, and in the roadmap."""

from typing import Any

import pytest

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente
from experta.tramitacion.consultas.pasos import pasos
from experta.tramitacion.rutas.inspeccion import visita_de
from experta.tramitacion.tests.planes import (
    LOCAL,
    RESTAURANTE,
    hoja_de,
    publicar_lo_de_las_rutas,
)
from tests import fabrica

pytestmark = pytest.mark.django_db

PROTECCION_CIVIL = "dictamen-proteccion-civil"
PAPELERIA = {"codigo": "465311", "nombre": "Papelería"}
CHICO: dict[str, Any] = {
    "giro": PAPELERIA,
    "superficie_m2": "40",
    "usa_gas": False,
    "solventes": False,
}


def revisado(slug: str, antes_de_decidir: dict[str, Any] | None = None) -> Expediente:
    """Return a case reviewed in favour, its answers changed meanwhile if said so."""
    caso = fabrica.ingresado(slug)
    if antes_de_decidir:
        caso.guardar_respuestas(caso.revision, caso.respuestas | antes_de_decidir)
    return fabrica.leer(fabrica.resuelto(caso))


def test_who_the_table_spares_pays_without_a_visit_and_sees_no_step_of_it() -> None:
    fabrica.publicar("licencia-de-anuncio")
    caso = revisado("licencia-de-anuncio")
    assert caso.ordenes.exists()
    assert not caso.tareas.filter(acto="programar-inspeccion").exists()
    assert "Inspección" not in [uno.nombre for uno in pasos(caso)]


def test_what_changes_after_submitting_is_decided_again_before_the_visit() -> None:
    fabrica.publicar("licencia-de-anuncio")
    caso = revisado("licencia-de-anuncio", {"clase_de_anuncio": "saliente", "anuncio_m2": "20"})
    assert not caso.ordenes.exists()
    assert caso.tareas.filter(acto="programar-inspeccion").exists()
    assert "Inspección" in [uno.nombre for uno in pasos(caso)]


def test_between_parallel_opinions_it_is_decided_again_too() -> None:
    fabrica.publicar("permiso-de-evento")
    caso = revisado("permiso-de-evento", {"boletos": True})
    assert not caso.ordenes.exists()
    (visita,) = caso.tareas.filter(acto="programar-inspeccion")
    assert visita.dependencia == "proteccion-civil"


@pytest.mark.parametrize(
    ("dichas", "visita"),
    [
        (CHICO, False),
        (CHICO | {"usa_gas": True}, True),
        ({k: v for k, v in CHICO.items() if k != "usa_gas"}, None),
        ({k: v for k, v in CHICO.items() if k != "superficie_m2"}, None),
        ({k: v for k, v in CHICO.items() if k != "giro"}, None),
        ({"giro": {"codigo": "722512", "nombre": "Restaurante"}}, True),
    ],
)
def test_with_what_is_known_the_visit_is_sure_or_it_depends(
    dichas: dict[str, Any], visita: bool | None
) -> None:
    fabrica.publicar(PROTECCION_CIVIL)
    tramite = cargar(fabrica.borrador(PROTECCION_CIVIL).version)
    assert visita_de(tramite, dichas) is visita


def test_a_roadmap_counts_apart_the_visits_that_depend_on_something_not_asked() -> None:
    publicar_lo_de_las_rutas()
    con_cerveza = LOCAL | {"giro": PAPELERIA, "superficie_m2": "40", "alcohol": True}
    hoja = hoja_de("abrir-un-negocio", con_cerveza)
    assert [uno.slug for uno in hoja.con_visita] == ["licencia-de-funcionamiento"]
    assert [uno.slug for uno in hoja.con_visita_segun_el_caso] == [PROTECCION_CIVIL]
    hoja = hoja_de("abrir-un-negocio", RESTAURANTE)
    assert {uno.slug for uno in hoja.con_visita} == {
        PROTECCION_CIVIL,
        "dictamen-de-aforo",
        "licencia-de-funcionamiento",
    }
    assert [uno.slug for uno in hoja.con_visita_segun_el_caso] == ["licencia-de-anuncio"]
