"""The schema, its committed copy and how its errors are told."""

from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator

from experta.motores.formularios.esquema import escribir_esquema, esquema
from experta.motores.formularios.modelo import TIPOS
from experta.motores.formularios.tests.apoyo import TODOS_LOS_TIPOS, hallazgos
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA

COPIA = Path(__file__).parents[4] / "docs/esquemas/formulario.schema.json"


def test_the_committed_copy_is_up_to_date(tmp_path: Path) -> None:
    escribir_esquema(tmp_path / "nueva.json")
    assert (tmp_path / "nueva.json").read_text() == COPIA.read_text(), (
        "Escribe de nuevo docs/esquemas/formulario.schema.json con escribir_esquema()."
    )


def test_the_schema_is_valid_and_explains_every_field_in_words() -> None:
    Draft202012Validator.check_schema(esquema())
    for definicion in esquema()["$defs"].values():
        assert all(campo["description"] for campo in definicion["properties"].values())


def test_every_kind_of_question_has_its_behaviour() -> None:
    assert set(TIPOS) == TIPOS_CON_RESPUESTA.keys() | {"archivo", "grupo", "calculo"}
    assert all(f"tipo: {tipo}," in TODOS_LOS_TIPOS.replace("\n        etiqueta", ",")
               for tipo in TIPOS)  # fmt: skip


@pytest.mark.parametrize(
    ("pregunta", "linea", "dice"),
    [
        ("{clave: a, tipo: texto}", 5, "Falta «etiqueta»."),
        ("{clave: a, tipo: opcion, etiqueta: A}", 5, "Falta «opciones»."),
        ("{clave: a, tipo: calculo, etiqueta: A}", 5, "Falta «calculo»."),
        ("{clave: a, tipo: opcion, etiqueta: A, opciones: []}", 5, "«opciones» está vacío"),
        ("{clave: a, tipo: texto, etiqueta: A, minimo: 3}", 5, "tipo «texto»; quítalo"),
        ("{clave: a, tipo: texto, etiqueta: A, requerdo: no}", 5, "«requerdo» no se conoce"),
        ("{clave: a, tipo: texot, etiqueta: A}", 5, "«texot» no vale en «tipo»; usa: texto,"),
        ("{clave: Á, tipo: texto, etiqueta: A}", 5, "«Á» no vale en «clave». Nombre interno"),
        ("{clave: a, tipo: texto, etiqueta: 12}", 5, "«etiqueta» debe ser un texto"),
        ("{clave: a, tipo: opcion, etiqueta: A, opciones: [si, no]}", 5, "entre comillas"),
        ("{clave: a, tipo: fecha, etiqueta: A, minimo: mañana}", 5, "no vale en «minimo»"),
    ],
)
def test_an_error_of_form_is_told_at_its_line(pregunta: str, linea: int, dice: str) -> None:
    encontrados = hallazgos(
        f"secciones:\n  - clave: s\n    titulo: S\n    preguntas:\n      - {pregunta}\n"
    )
    assert len(encontrados) == 1
    assert encontrados[0][0] == linea
    assert dice in encontrados[0][1]


def test_every_error_is_told_and_each_at_its_own_line() -> None:
    texto = dedent("""\
        secciones:
          - clave: s
            titulo: S
            sobra: 1
            preguntas:
              - clave: a
                tipo: nada
                etiqueta: A
              - clave: b
                tipo: texto
                etiqueta: ""
        """)
    assert [linea for linea, _ in hallazgos(texto)] == [4, 7, 11]


@pytest.mark.parametrize("texto", ["", "[]", "secciones: []", "secciones: {}", "otra: 1"])
def test_a_document_that_is_no_form_is_told(texto: str) -> None:
    assert hallazgos(texto)
