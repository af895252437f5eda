"""What holds for any answer: nothing is lost, nothing raises."""

import json
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.motores.formularios import Formulario, Pregunta, Valor, a_crudo, normalizar
from experta.motores.formularios.tests.apoyo import (
    CATASTRAL,
    JSON,
    TODOS_LOS_TIPOS,
    ExpresionFalsa,
    compilar,
    con_preguntas,
)

TEXTOS = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[+-]?[0-9,]{1,18}(\.[0-9]{0,8})?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}", fullmatch=True),
    st.sampled_from(["sí", "no", "on", "lunes", "propio", "no la tengo", "$1,702.00", "-0"]),
)


@cache
def formulario() -> Formulario:
    return compilar(TODOS_LOS_TIPOS)


def nombres_de_entrada(pregunta: Pregunta) -> list[str]:
    partes = ["calle", "colonia", "codigo_postal", "clave_catastral", "latitud", "codigo"]
    filas = [f"{pregunta.clave}-{i}-{s.clave}" for i in (0, 1, 7) for s in pregunta.preguntas]
    return [pregunta.clave, *(f"{pregunta.clave}__{p}" for p in partes), *filas]


@st.composite
def envios(draw: st.DrawFn) -> dict[str, list[str]]:
    nombres = [n for p in formulario().preguntas.values() for n in nombres_de_entrada(p)]
    elegidos = draw(st.lists(st.sampled_from(nombres), unique=True, max_size=12))
    return {nombre: draw(st.lists(TEXTOS, max_size=3)) for nombre in elegidos}


@given(envios())
def test_an_answer_survives_json_and_the_page(crudo: dict[str, list[str]]) -> None:
    for pregunta in formulario().preguntas.values():
        valor = normalizar(pregunta, crudo, CATASTRAL)
        guardado: Valor = json.loads(json.dumps(valor))
        assert guardado == valor
        assert normalizar(pregunta, a_crudo(pregunta, guardado), CATASTRAL) == valor


@given(envios())
def test_a_text_that_was_typed_is_never_dropped(crudo: dict[str, list[str]]) -> None:
    for clave in ("superficie", "inversion", "apertura", "rfc", "telefono", "moral", "tenencia"):
        escrito = (crudo.get(clave) or [""])[-1]
        legible = "".join(c for c in escrito if c.isprintable()).strip()
        if legible:
            assert normalizar(formulario().preguntas[clave], crudo, CATASTRAL) is not None


@given(st.dictionaries(st.sampled_from(sorted(formulario().preguntas)), JSON))
def test_arbitrary_json_never_raises(respuestas: dict[str, object]) -> None:
    compilado = formulario()
    compilado.validar(respuestas, {})
    compilado.visibles(respuestas)
    compilado.visibles_por_fila(respuestas)
    depuradas = compilado.depurar(respuestas)
    assert json.dumps(compilado.depurar(depuradas)) == json.dumps(depuradas)
    assert compilado.preguntadas(depuradas) == compilado.preguntadas(respuestas)
    assert compilado.contexto(respuestas).keys() == compilado.nombres().keys()
    for _, renglones in compilado.resumen(respuestas, {}):
        assert all(isinstance(texto, str) and texto for _, texto in renglones)


@given(JSON)
def test_answers_that_are_not_even_a_mapping_never_raise(cualquiera: object) -> None:
    assert formulario().validar(cualquiera, {})  # type: ignore[arg-type]


@given(envios())
def test_every_fault_names_an_input_and_is_a_sentence(crudo: dict[str, list[str]]) -> None:
    compilado = formulario()
    respuestas = {c: normalizar(p, crudo, CATASTRAL) for c, p in compilado.preguntas.items()}
    for falta in compilado.validar(respuestas, {}):
        assert falta.clave.partition("__")[0].partition("-")[0] in compilado.preguntas
        assert falta.mensaje[0].isupper()
        assert "«" in falta.mensaje


def test_three_hundred_chained_conditions_are_evaluated_once_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preguntas = "".join(
        f"- {{clave: p{i}, tipo: si_no, etiqueta: P{i}, visible_si: {f'p{i + 1}'}}}\n"
        for i in range(300)
    )
    compilado = con_preguntas(preguntas + "- {clave: p300, tipo: si_no, etiqueta: P300}")
    evaluadas = []
    original = ExpresionFalsa.es_cierta

    def contar(self: ExpresionFalsa, contexto: Mapping[str, object]) -> bool:
        evaluadas.append(self)
        return original(self, contexto)

    monkeypatch.setattr(ExpresionFalsa, "es_cierta", contar)
    (pagina,) = compilado.visibles({f"p{i}": True for i in range(301)})
    assert len(pagina.preguntas) == 301
    assert len(evaluadas) == 300
