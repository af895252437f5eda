"""What compiling finds beyond the schema."""

from textwrap import dedent, indent

import pytest

from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml
from experta.motores.formularios import compilar_formulario
from experta.motores.formularios.tests.apoyo import (
    CATASTRAL,
    TODOS_LOS_TIPOS,
    compilar,
    compilar_falsa,
    con_preguntas,
    hallazgos,
)

CABEZA = "secciones:\n  - clave: s\n    titulo: S\n    preguntas:\n"


def de_preguntas(preguntas: str) -> list[tuple[int, str]]:
    """Return the findings of a list of questions, whose first line is the fifth."""
    return hallazgos(CABEZA + indent(dedent(preguntas).lstrip(), "      "))


def test_a_form_with_every_kind_of_question_compiles() -> None:
    formulario = compilar(TODOS_LOS_TIPOS)
    assert [seccion.clave for seccion in formulario.secciones] == ["persona", "local"]
    assert formulario.preguntas["superficie"].minimo == "1"
    assert formulario.preguntas["dias"].opciones[0].etiqueta == "lunes"
    assert formulario.preguntas["contrato"].acepta == ("pdf", "jpg", "png")
    assert [sub.clave for sub in formulario.preguntas["niveles"].preguntas][-1] == "area"


def test_without_a_pattern_the_present_town_s_is_used() -> None:
    documento = leer_yaml(TODOS_LOS_TIPOS.encode(), "formulario.yaml")
    formulario = compilar_formulario(documento, compilar_falsa)
    assert formulario.clave_catastral == municipio_actual().clave_catastral
    assert compilar(TODOS_LOS_TIPOS).clave_catastral == CATASTRAL


def test_the_names_for_expressions_carry_their_types() -> None:
    nombres = compilar(TODOS_LOS_TIPOS).nombres()
    assert nombres["moral"] == "booleano"
    assert nombres["inversion"] == nombres["total"] == "numero"
    assert nombres["apertura"] == "fecha"
    assert nombres["niveles"] == nombres["dias"] == "lista"
    assert nombres["direccion__codigo_postal"] == nombres["giro"] == "texto"
    assert "direccion" not in nombres
    assert "contrato" not in nombres
    assert "ancho" not in nombres


@pytest.mark.parametrize(
    ("preguntas", "linea", "dice"),
    [
        (
            """
            - {clave: local, tipo: si_no, etiqueta: L}
            - {clave: b, tipo: texto, etiqueta: B, visible_si: loca}
            """,
            6,
            "«loca» no es una pregunta de aquí. ¿Quisiste decir «local»?",
        ),
        ("- {clave: a, tipo: texto, etiqueta: A, visible_si: '1 +'}", 5, "está mal escrito"),
        (
            """
            - {clave: a, tipo: texto, etiqueta: A}
            - {clave: a, tipo: texto, etiqueta: B}
            """,
            6,
            "«clave: a» está repetido",
        ),
        (
            """
            - {clave: a, tipo: archivo, etiqueta: A, requisito: ine}
            - {clave: b, tipo: archivo, etiqueta: B, requisito: ine}
            """,
            6,
            "«requisito: ine» está repetido",
        ),
        (
            "- {clave: a, tipo: opcion, etiqueta: A, opciones: [x, {clave: x, etiqueta: X}]}",
            5,
            "La opción «x» está repetida",
        ),
        (
            "- {clave: a, tipo: texto, etiqueta: A, requerido: true, requerido_si: 'True'}",
            5,
            "no los dos",
        ),
        ("- {clave: in, tipo: texto, etiqueta: A}", 5, "palabra reservada"),
        ("- {clave: a, tipo: numero, etiqueta: A, minimo: 5, maximo: 4}", 5, "es mayor que"),
        ("- {clave: a, tipo: numero, etiqueta: A, minimo: hoy}", 5, "debe ser un número."),
        ("- {clave: a, tipo: archivo, etiqueta: A, maximo: 1.5}", 5, "un número entero"),
        ("- {clave: a, tipo: fecha, etiqueta: A, minimo: '2026-02-30'}", 5, "que exista"),
        ("- {clave: a, tipo: fecha, etiqueta: A, minimo: hoy+9, maximo: hoy}", 5, "es mayor"),
        (
            """
            - clave: g
              tipo: grupo
              etiqueta: G
              preguntas:
                - {clave: a, tipo: archivo, etiqueta: A}
            """,
            9,
            "no cabe dentro de un grupo",
        ),
        (
            """
            - clave: g
              tipo: grupo
              etiqueta: G
              preguntas: [{clave: a, tipo: texto, etiqueta: A}]
            - {clave: b, tipo: texto, etiqueta: B, visible_si: a == ''}
            """,
            9,
            "«a» no es una pregunta de aquí",
        ),
    ],
)
def test_a_mistake_of_sense_is_told_at_its_line(preguntas: str, linea: int, dice: str) -> None:
    encontrados = de_preguntas(preguntas)
    assert len(encontrados) == 1
    assert encontrados[0][0] == linea
    assert dice in encontrados[0][1]


@pytest.mark.parametrize(
    ("preguntas", "cuantos"),
    [
        ("- {clave: a, tipo: si_no, etiqueta: A, visible_si: a}", 1),
        (
            """
            - {clave: a, tipo: si_no, etiqueta: A, visible_si: b}
            - {clave: b, tipo: si_no, etiqueta: B, visible_si: a}
            - {clave: c, tipo: calculo, etiqueta: C, calculo: d + 1}
            - {clave: d, tipo: calculo, etiqueta: D, calculo: c + 1}
            """,
            2,
        ),
        (
            """
            - clave: g
              tipo: grupo
              etiqueta: G
              preguntas: [{clave: a, tipo: si_no, etiqueta: A, visible_si: len(g) > 1}]
            """,
            1,
        ),
        (
            """
            - clave: g
              tipo: grupo
              etiqueta: G
              preguntas:
                - {clave: a, tipo: si_no, etiqueta: A, visible_si: b}
                - {clave: b, tipo: si_no, etiqueta: B, visible_si: a}
            """,
            1,
        ),
    ],
)
def test_every_circle_of_conditions_is_told(preguntas: str, cuantos: int) -> None:
    encontrados = de_preguntas(preguntas)
    assert len(encontrados) == cuantos
    assert all("se esperan unos a otros" in mensaje for _, mensaje in encontrados)


def test_a_page_may_not_depend_on_its_own_questions() -> None:
    (encontrado,) = hallazgos(
        "secciones:\n  - clave: s\n    titulo: S\n    visible_si: a\n"
        "    preguntas: [{clave: a, tipo: si_no, etiqueta: A}]\n"
    )
    assert "«a»" in encontrado[1]
    assert "«s»" in encontrado[1]


def test_a_rule_about_its_own_answer_is_no_circle() -> None:
    formulario = con_preguntas(
        """
        - clave: a
          tipo: numero
          etiqueta: A
          requerido_si: b
          validaciones: [{si: a > 1, mensaje: Más de uno en «A».}]
        - {clave: b, tipo: si_no, etiqueta: B, visible_si: a == 3}
        """
    )
    assert formulario.orden.index("a") < formulario.orden.index("b")
