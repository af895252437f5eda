"""What is asked, what counts and what is missing, across questions."""

from datetime import date

import pytest

from experta.comun.texto import fecha_larga
from experta.motores.formularios import Formulario, normalizar
from experta.motores.formularios.modelo import Falta
from experta.motores.formularios.tests.apoyo import (
    CATASTRAL,
    TODOS_LOS_TIPOS,
    compilar,
    con_preguntas,
    mensajes,
    una,
)

CADENA = """
- {clave: vende, tipo: si_no, etiqueta: ¿Vendes alcohol}
- {clave: fuerte, tipo: si_no, etiqueta: De más de 6 grados, visible_si: vende}
- {clave: permiso, tipo: texto, etiqueta: Permiso, visible_si: fuerte}
"""
SOCIOS = """
- clave: socios
  tipo: grupo
  etiqueta: Socios
  minimo: 2
  maximo: 3
  preguntas:
    - {clave: nombre, tipo: texto, etiqueta: Nombre}
    - {clave: parte, tipo: numero, etiqueta: Parte}
    - {clave: causa, tipo: texto, etiqueta: Causa, visible_si: parte > limite}
- {clave: limite, tipo: numero, etiqueta: Límite, requerido: false}
- clave: suma
  tipo: calculo
  etiqueta: Suma
  calculo: sum([s['parte'] for s in socios])
  validaciones: [{si: suma == 100, mensaje: Reparte en «Parte» 100 en total.}]
"""


def asked(formulario: Formulario, respuestas: dict[str, object]) -> list[str]:
    """Return the keys of the visible questions."""
    return [p.clave for pagina in formulario.visibles(respuestas) for p in pagina.preguntas]


def test_a_hidden_answer_does_not_count_down_the_chain() -> None:
    formulario = con_preguntas(CADENA)
    todo = {"vende": True, "fuerte": True, "permiso": "X"}
    assert asked(formulario, todo) == ["vende", "fuerte", "permiso"]
    escondida = {**todo, "vende": False}
    assert asked(formulario, escondida) == ["vende"]
    assert formulario.contexto(escondida) == {"vende": False, "fuerte": False, "permiso": ""}
    assert formulario.validar(escondida, {}) == []


def test_a_hidden_cell_and_a_hidden_calculation_do_not_count() -> None:
    formulario = con_preguntas(
        """
        - clave: g
          tipo: grupo
          etiqueta: G
          preguntas:
            - {clave: a, tipo: si_no, etiqueta: A}
            - {clave: b, tipo: si_no, etiqueta: B, visible_si: a}
            - {clave: c, tipo: texto, etiqueta: C, visible_si: b}
        - {clave: ver, tipo: si_no, etiqueta: Ver}
        - {clave: uno, tipo: calculo, etiqueta: Uno, visible_si: ver, calculo: 1 + 0}
        """
    )
    respuestas: dict[str, object] = {"g": [{"a": False, "b": True, "c": "x"}], "ver": False}
    assert formulario.visibles_por_fila(respuestas) == {"g": [frozenset("a")]}
    contexto = formulario.contexto(respuestas)
    assert contexto["g"] == [{"a": False, "b": False, "c": ""}]
    assert contexto["uno"] is None
    assert formulario.contexto({"ver": True})["uno"] == 1


def test_a_rule_of_a_row_may_read_the_whole_list() -> None:
    formulario = con_preguntas(
        """
        - clave: g
          tipo: grupo
          etiqueta: G
          preguntas:
            - clave: a
              tipo: numero
              etiqueta: A
              validaciones: [{si: a <= len(g), mensaje: Baja «A».}]
        """
    )
    faltas = formulario.validar({"g": [{"a": "2"}, {"a": "3"}]}, {})
    assert faltas == [Falta("g-1-a", "G 2: Baja «A».")]


def test_a_page_without_questions_to_ask_is_skipped() -> None:
    formulario = compilar(
        "secciones:\n"
        "  - {clave: uno, titulo: U, preguntas: [{clave: a, tipo: si_no, etiqueta: A}]}\n"
        "  - {clave: dos, titulo: D, visible_si: a,"
        " preguntas: [{clave: b, tipo: texto, etiqueta: B}]}\n"
    )
    assert [p.clave for p in formulario.visibles({"a": True})] == ["uno", "dos"]
    assert [p.clave for p in formulario.visibles({"a": False, "b": "x"})] == ["uno"]
    assert [f.clave for f in formulario.validar({"a": True}, {}, "dos")] == ["b"]
    assert formulario.validar({"a": True}, {}, "uno") == []


def test_missing_answers_have_typed_neutral_values() -> None:
    contexto = compilar(TODOS_LOS_TIPOS).contexto({})
    assert contexto["superficie"] is contexto["inversion"] is contexto["apertura"] is None
    assert contexto["moral"] is False
    assert contexto["nombre"] == contexto["direccion__calle"] == contexto["giro"] == ""
    assert contexto["dias"] == contexto["niveles"] == []


def test_answers_reach_expressions_as_numbers_centavos_and_parts() -> None:
    contexto = compilar(TODOS_LOS_TIPOS).contexto(
        {
            "superficie": "12.5",
            "inversion": 150,
            "predio": {"clave_catastral": "123-045-006", "latitud": "28.5"},
            "niveles": [{"ancho": "2", "largo": "3"}, {"ancho": "1.5", "largo": "2"}],
        }
    )
    assert contexto["superficie"] == 12.5
    assert contexto["inversion"] == 150
    assert contexto["predio"] == contexto["predio__clave_catastral"] == "123-045-006"
    assert contexto["predio__latitud"] == 28.5
    assert contexto["total"] == 9


@pytest.mark.parametrize(
    ("resultado", "expresion", "valor", "texto"),
    [
        ("numero", "a / 4", 0.625, "0.625"),
        ("dinero", "a * 100.2", 251, "$2.51"),
        ("texto", "'x' * 2", "xx", "xx"),
        ("si_no", "a > 2", True, "Sí"),
        ("numero", "a / 0", None, "Aún sin calcular"),
    ],
)
def test_a_calculation_gives_its_kind_of_result(
    resultado: str, expresion: str, valor: object, texto: str
) -> None:
    formulario = con_preguntas(
        f"""
        - {{clave: a, tipo: numero, etiqueta: A}}
        - {{clave: c, tipo: calculo, etiqueta: C, resultado: {resultado}, calculo: "{expresion}"}}
        """
    )
    assert formulario.contexto({"a": "2.5"})["c"] == valor
    ((_, renglones),) = formulario.resumen({"a": "2.5"})
    assert renglones[1][1] == texto


def test_required_follows_its_condition_and_unknown_means_not_required() -> None:
    formulario = con_preguntas(
        """
        - {clave: n, tipo: numero, etiqueta: N, requerido: false}
        - {clave: plan, tipo: texto, etiqueta: Plan, requerido_si: n > 10}
        """
    )
    assert formulario.validar({}, {}) == []
    assert formulario.validar({"n": "10"}, {}) == []
    assert formulario.validar({"n": "11"}, {}) == [Falta("plan", "Escribe «Plan».")]


def test_missing_answers_are_asked_for_by_name_in_the_order_of_the_form() -> None:
    faltas = compilar(TODOS_LOS_TIPOS).validar({"tenencia": "rentado"}, {})
    dichas = {falta.clave: falta.mensaje for falta in faltas}
    assert dichas["nombre"] == "Escribe «Nombre»."
    assert dichas["moral"] == "Elige sí o no en «¿Es una empresa?»."
    assert dichas["dias"] == "Elige al menos una opción en «Días»."
    assert dichas["contrato"] == "Sube el archivo de «Contrato»."
    assert dichas["direccion__calle"] == "Escribe la calle de «Domicilio del local»."
    assert dichas["giro__codigo"] == "Elige un giro de la lista en «Giro»."
    assert dichas["verdad"].startswith("Marca la casilla «Digo la verdad»")
    assert "historia" not in dichas
    assert [f.clave for f in faltas if not f.bloquea] == ["curp"]
    assert next(iter(dichas)) == "nombre"


@pytest.mark.parametrize(
    ("extra", "archivos", "dice"),
    [
        ("", 0, "Sube el archivo"),
        ("minimo: 3", 1, "Sube al menos 3 archivos en «Dato»; llevas 1."),
        ("maximo: 2", 3, "son 2 como máximo"),
    ],
)
def test_the_number_of_files_is_judged(extra: str, archivos: int, dice: str) -> None:
    ((bloquea, mensaje),) = mensajes(una("archivo", extra), None, archivos)
    assert bloquea
    assert dice in mensaje
    assert mensajes(una("archivo", extra), None, 3 if "minimo" in extra else 1) == []
    assert mensajes(una("archivo", "requerido: false"), None, 0) == []


def test_a_rule_of_the_form_is_judged_only_when_its_answer_is_well_formed() -> None:
    formulario = una("numero", "validaciones: [{si: dato == 6, mensaje: Escribe 6.}]")
    assert mensajes(formulario, "3") == [(True, "Escribe 6.")]
    assert mensajes(formulario, "6") == []
    assert mensajes(formulario, None) == [(True, "Escribe «Dato».")]
    assert len(mensajes(formulario, "tres")) == 1


def test_rows_are_read_compacted_and_judged_one_by_one() -> None:
    formulario = con_preguntas(SOCIOS)
    crudo = {
        "socios-0-nombre": ["Ana"],
        "socios-0-parte": ["60"],
        "socios-1-nombre": [" "],
        "socios-4-parte": ["40"],
    }
    filas = normalizar(formulario.preguntas["socios"], crudo, CATASTRAL)
    assert filas == [
        {"nombre": "Ana", "parte": "60", "causa": None},
        {"nombre": None, "parte": "40", "causa": None},
    ]
    respuestas = {"socios": filas, "limite": "50"}
    assert formulario.visibles_por_fila(respuestas) == {
        "socios": [frozenset({"nombre", "parte", "causa"}), frozenset({"nombre", "parte"})]
    }
    assert [f.clave for f in formulario.validar(respuestas, {})] == [
        "socios-0-causa",
        "socios-1-nombre",
    ]


@pytest.mark.parametrize(
    ("partes", "dice"),
    [
        ([], "Socios 1: Escribe «Nombre»."),
        ([], "Socios 2: Escribe «Nombre»."),
        (["100"], "Socios 2: Escribe «Nombre»."),
        (["25", "25", "25", "25"], "Deja 3 como máximo"),
        (["60", "30"], "Reparte en «Parte» 100 en total."),
    ],
)
def test_rows_are_counted_and_their_sum_is_judged(partes: list[str], dice: str) -> None:
    filas = [{"nombre": "Ana", "parte": parte} for parte in partes]
    faltas = con_preguntas(SOCIOS).validar({"socios": filas}, {})
    assert any(dice in falta.mensaje for falta in faltas)


def test_what_a_blank_row_lacks_points_at_its_own_inputs() -> None:
    formulario = con_preguntas(SOCIOS)
    faltas = formulario.validar({"socios": [{"nombre": "Ana", "parte": "50"}]}, {})
    assert [falta.clave for falta in faltas] == ["socios-1-nombre", "socios-1-parte", "suma"]
    assert len({falta.mensaje for falta in faltas}) == 3


def test_rows_where_nothing_binds_are_asked_for_by_their_number() -> None:
    libres = """
- clave: gustos
  tipo: grupo
  etiqueta: Gustos
  minimo: 2
  preguntas:
    - {clave: gusto, tipo: texto, etiqueta: Gusto, requerido: false}
"""
    faltas = con_preguntas(libres).validar({"gustos": [{"gusto": "pan"}]}, {})
    assert [(f.clave, f.mensaje) for f in faltas] == [
        ("gustos", "Agrega al menos 2 en «Gustos»; llevas 1.")
    ]


def test_an_optional_group_lacks_nothing_until_its_first_row() -> None:
    opcional = SOCIOS.split("- {clave: limite", maxsplit=1)[0].replace(
        "grupo", "grupo\n  requerido: false"
    )
    formulario = con_preguntas(opcional.replace("limite", "50"))
    assert formulario.validar({"socios": []}, {}) == []
    faltas = formulario.validar({"socios": [{"nombre": "Ana", "parte": "50"}]}, {})
    assert [falta.clave for falta in faltas] == ["socios-1-nombre", "socios-1-parte"]


def test_the_summary_shows_rows_in_words_and_files_only_when_given() -> None:
    formulario = compilar(TODOS_LOS_TIPOS)
    respuestas = {
        "tenencia": "rentado",
        "niveles": [{"ancho": "2", "largo": "3", "uso": ["a"]}],
    }
    con_archivos = formulario.resumen(respuestas, {"contrato": ["a.pdf", "b.jpg"]})
    textos = {pregunta.clave: texto for _, pares in con_archivos for pregunta, texto in pares}
    assert textos["niveles"] == "1. Ancho: 2; Largo: 3; Uso: a; Área: 6"
    assert textos["contrato"] == "a.pdf, b.jpg"
    assert textos["total"] == "6"
    sin_archivos = formulario.resumen(respuestas)
    assert "contrato" not in {p.clave for _, pares in sin_archivos for p, _ in pares}


def test_every_month_has_its_name() -> None:
    nombres = [fecha_larga(date(2026, mes, 1)).split()[2] for mes in range(1, 13)]
    assert nombres[0] == "enero"
    assert nombres[11] == "diciembre"
    assert len(set(nombres)) == 12


def test_what_is_hidden_is_left_out_and_hidden_cells_count_as_blank() -> None:
    formulario = con_preguntas(CADENA)
    escondida = {"vende": False, "fuerte": True, "permiso": "X", "de_otra_version": "Y"}
    assert formulario.depurar(escondida) == {"vende": False}
    assert formulario.preguntadas(escondida) == {"vende"}
    filas = [{"nombre": "Ana", "parte": "10", "causa": "X"}]
    socios = con_preguntas(SOCIOS).depurar({"socios": filas, "limite": "50"})
    assert socios == {
        "socios": [{"nombre": "Ana", "parte": "10", "causa": None}],
        "limite": "50",
    }
