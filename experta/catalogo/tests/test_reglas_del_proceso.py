"""A table of reglas/ decides how the process goes on; one that decides nothing is not published."""

from pathlib import Path

import pytest

from experta.catalogo.lector import slugs_de
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.catalogo.tests.apoyo import (
    ESTANTE,
    RAIZ,
    SLUG,
    copiar,
    ejecutable,
    hallazgos,
    romper,
)
from experta.motores.procesos import Instancia

AFORO, PROTECCION_CIVIL = "dictamen-de-aforo", "dictamen-proteccion-civil"
ANUNCIO, EVENTO = "licencia-de-anuncio", "permiso-de-evento"
PAPELERIA = {"codigo": "465311", "nombre": "Papelería"}
RESTAURANTE = {"codigo": "722512", "nombre": "Restaurante"}
SIN_CODIGO = {"nombre": "Algo que no está en la lista"}
CHICO = {"giro": PAPELERIA, "superficie_m2": "60", "usa_gas": False, "solventes": False}


def decide(slug: str, **respuestas: object) -> tuple[object, object]:
    """Return the risk and whether there is a visit, with the example's other answers."""
    tramite = ejecutable(slug)
    datos = tramite.datos_de_proceso(respuestas_de_ejemplo(tramite) | respuestas)
    return datos["riesgo"], datos["requiere_inspeccion"]


@pytest.mark.parametrize(
    ("slug", "respuestas", "riesgo", "visita"),
    [
        (PROTECCION_CIVIL, CHICO, "bajo", False),
        (PROTECCION_CIVIL, CHICO | {"superficie_m2": "61"}, "medio", True),
        (PROTECCION_CIVIL, CHICO | {"usa_gas": True}, "medio", True),
        (PROTECCION_CIVIL, CHICO | {"solventes": True}, "alto", True),
        (PROTECCION_CIVIL, CHICO | {"giro": RESTAURANTE}, "medio", True),
        (PROTECCION_CIVIL, CHICO | {"giro": SIN_CODIGO}, "alto", True),
        (AFORO, {"personas": "50", "superficie_del_publico_m2": "50"}, "bajo", False),
        (AFORO, {"personas": "50", "superficie_del_publico_m2": "49"}, "medio", True),
        (AFORO, {"personas": "51", "superficie_del_publico_m2": "500"}, "medio", True),
        (AFORO, {"personas": "301", "superficie_del_publico_m2": "500"}, "alto", True),
        (ANUNCIO, {"clase_de_anuncio": "adosado", "anuncio_m2": "40"}, "bajo", False),
        (ANUNCIO, {"clase_de_anuncio": "saliente", "anuncio_m2": "6"}, "bajo", False),
        (ANUNCIO, {"clase_de_anuncio": "saliente", "anuncio_m2": "6.1"}, "medio", True),
        (ANUNCIO, {"clase_de_anuncio": "espectacular", "anuncio_m2": "1"}, "alto", True),
        (EVENTO, {"asistentes": "300", "boletos": False}, "bajo", False),
        (EVENTO, {"asistentes": "300", "boletos": True}, "medio", True),
        (EVENTO, {"asistentes": "301", "boletos": False}, "medio", True),
        (EVENTO, {"asistentes": "1001", "boletos": False}, "alto", True),
    ],
)
def test_who_is_visited_is_what_the_table_of_each_tramite_says(
    slug: str, respuestas: dict[str, object], riesgo: str, visita: bool
) -> None:
    assert decide(slug, **respuestas) == (riesgo, visita)


def test_without_a_table_whoever_has_a_visit_always_has_it() -> None:
    visitados = {
        slug
        for slug in slugs_de(ESTANTE)
        if not ejecutable(slug).reglas
        if ejecutable(slug).datos_de_proceso({})["requiere_inspeccion"]
    }
    siempre = {"construccion-menor-60", "derribo-de-arbol", "ruptura-de-pavimento"}
    assert visitados == siempre | {"licencia-de-funcionamiento"}


def _tras_la_revision(slug: str, **respuestas: object) -> Instancia:
    tramite = ejecutable(slug)
    datos = tramite.datos_de_proceso(respuestas_de_ejemplo(tramite) | respuestas)
    instancia = tramite.proceso.iniciar(datos)
    for hecho in ({}, {"sentido": "favorable"}):
        instancia.completar(instancia.tareas()[0].id, hecho)
    return instancia


@pytest.mark.parametrize(("metros", "sigue"), [("40", "orden-de-pago"), ("100", "programar")])
def test_the_diagram_goes_to_the_visit_only_when_the_table_says_so(metros: str, sigue: str) -> None:
    respuestas = CHICO | {"superficie_m2": metros}
    (tarea,) = _tras_la_revision(PROTECCION_CIVIL, **respuestas).tareas()
    assert tarea.elemento == sigue


def test_a_table_that_the_diagram_does_not_read_is_refused_at_its_titles(tmp_path: Path) -> None:
    estante = copiar(tmp_path)
    (estante / SLUG / "reglas").mkdir()
    tabla = "# politica: primera\nentrada:anios_de_residir,salida:riesgo\n< 1,alto\n,bajo\n"
    (estante / SLUG / "reglas" / "riesgo.csv").write_text(tabla, encoding="utf-8")
    (dicho,) = hallazgos(estante)
    porque = "Ninguna salida se usa: este proceso no lee ninguna."
    assert dicho == f"tramites/{SLUG}/reglas/riesgo.csv:2: {porque}"


def test_a_table_whose_outputs_are_others_is_refused_and_told_which_are_read(
    tmp_path: Path,
) -> None:
    titulo, otro = "salida:requiere_inspeccion:booleano", "salida:visita:booleano"
    hallados = romper(copiar(tmp_path, AFORO), "reglas/riesgo.csv", titulo, otro, AFORO)
    dice = "reglas/riesgo.csv:4: Ninguna salida se usa: las condiciones del proceso leen"
    assert any(f"{dice} «requiere_inspeccion»" in uno for uno in hallados), hallados


@pytest.mark.parametrize(
    ("viejo", "nuevo", "dice"),
    [
        (
            "    condicion: Siempre, salvo que quepan",
            "    # Siempre",
            "di con palabras en qué caso",
        ),
        ("1..50,>= 1,", "1..49,>= 1,", "personas"),
    ],
)
def test_a_visit_by_rule_says_when_with_words_and_leaves_no_case_out(
    tmp_path: Path, viejo: str, nuevo: str, dice: str
) -> None:
    archivo = "reglas/riesgo.csv" if "1..50" in viejo else "ficha.yaml"
    hallados = romper(copiar(tmp_path, AFORO), archivo, viejo, nuevo, AFORO)
    assert any(dice in uno for uno in hallados), hallados


def test_a_visit_that_says_when_and_has_no_table_is_refused(tmp_path: Path) -> None:
    estante = copiar(tmp_path, AFORO)
    (estante / AFORO / "reglas" / "riesgo.csv").unlink()
    hallados = hallazgos(estante, AFORO)
    assert any("ninguna tabla de reglas decide «requiere_inspeccion»" in uno for uno in hallados)


def test_the_guide_explains_the_table_that_is_on_the_shelf() -> None:
    guia = (RAIZ / "docs" / "guias" / "tablas-de-decision.md").read_text(encoding="utf-8")
    tabla = (ESTANTE / AFORO / "reglas" / "riesgo.csv").read_text(encoding="utf-8")
    assert f"```csv\n{tabla}```" in guia
    con_tabla = [slug for slug in slugs_de(ESTANTE) if ejecutable(slug).reglas]
    assert [slug for slug in con_tabla if f"`{slug}`" not in guia] == []
