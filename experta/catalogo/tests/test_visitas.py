"""Who comes to look: before the answer, or when the person already has it (LNETB art. 54-VII)."""

from pathlib import Path

import pytest

from experta.catalogo.cierre import FICHA
from experta.catalogo.lector import slugs_de
from experta.catalogo.tests.apoyo import ESTANTE, copiar, ejecutable, romper
from experta.catalogo.visitas import sin_visitas, visita_segun_el_caso
from experta.comun.yaml import leer_yaml

ESCOMBRO = "deposito-de-escombro"


@pytest.mark.parametrize("slug", slugs_de(ESTANTE))
def test_from_beginning_to_end_says_nobody_goes_nor_comes_before_the_answer(slug: str) -> None:
    tramite = ejecutable(slug)
    datos = leer_yaml(tramite.cierre.archivos[FICHA], FICHA).datos
    visita = any(nodo.acto == "inspeccionar" for nodo in tramite.proceso.nodos.values())
    assert not (sin_visitas(datos) and visita)
    assert not (tramite.ficha.visitas_despues and visita)


def test_only_a_visit_that_a_table_decides_depends_on_each_case() -> None:
    segun = {
        slug
        for slug in slugs_de(ESTANTE)
        if visita_segun_el_caso(leer_yaml((ESTANTE / slug / FICHA).read_bytes(), slug).datos)
    }
    assert segun == {s for s in slugs_de(ESTANTE) if ejecutable(s).decide_la_visita}
    negocio = {"dictamen-de-aforo", "dictamen-proteccion-civil", "licencia-de-anuncio"}
    assert segun == negocio | {"permiso-de-evento"}


def test_what_is_visited_after_the_answer_is_still_online_and_says_so() -> None:
    despues = {s for s in slugs_de(ESTANTE) if ejecutable(s).ficha.visitas_despues}
    assert despues == {"apertura-sare", "construccion-mayor-60", ESCOMBRO}
    assert all(sin_visitas(leer_yaml((ESTANTE / s / FICHA).read_bytes(), s).datos) for s in despues)


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        ("    autoridad: desarrollo-urbano\n", "", "di en «autoridad» qué dependencia la hace"),
        ("autoridad: desarrollo-urbano", "autoridad: marte", "«marte» no está en"),
        ("tipo: protesta\n", "tipo: protesta\n    autoridad: oic\n", "Sólo es de una visita"),
    ],
)
def test_a_visit_says_who_makes_it_and_nothing_else_does(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    (dicho,) = romper(copiar(tmp_path, ESCOMBRO), "ficha.yaml", viejo, nuevo, ESCOMBRO)
    assert dice in dicho
