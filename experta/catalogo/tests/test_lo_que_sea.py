"""Whatever a file of a folder holds, the review answers with file, line and a sentence.

A mechanical sample of what people break: at each place in turn another value of a list, taken out,
or the whole file something else.
"""

import copy
import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml

from experta.catalogo.cierre import Cierre
from experta.catalogo.ejecutable import Ejecutable, armar
from experta.catalogo.ejemplos import revisar_ejemplo
from experta.catalogo.ficha import Ficha
from experta.catalogo.lector import leer
from experta.catalogo.revision import revisar_cierre

SLUG = "permiso-de-evento"
EJEMPLO, PROCESO = "ejemplos/05-concierto.yaml", "_procesos/dictamenes-e-inspeccion.bpmn"
CADA = 17  # of every so many places one is tried: all of them are some thousands
VALORES: tuple[Any, ...] = (
    *(None, [], {}, "", 0, -1, 3.5, True, "x", [1], {"a": 1}, ["a", ["b"]], [None], float("nan")),
    *(datetime.date(2026, 1, 31), 10**400, float("inf"), {"a": {"b": [{}]}}, b"\x00", "a" * 3000),
)
CRUDOS = (
    *(b"", b"\x00", b"\xff\xfe", b"- 1", b"null", b"2026-01-01", b"[" * 2000, b"- " * 3000),
    *(b"a: [", b"!!foo bar", b"a: !!bool x", b"a: 0x" + b"f" * 9000, b"? [1]\n: 2"),
)
RENGLONES = ("", ",,,", '"', "1..2..3", "> ", "(" * 90, "9" * 5000, "1 / 0", "0001-01-01", "ñ", "#")


@cache
def _cierre() -> Cierre:
    return leer(SLUG)


@cache
def _ejecutable() -> Ejecutable:
    return armar(_cierre(), Ficha.desde(yaml.safe_load(_cierre().archivos["ficha.yaml"])))


def _rutas(datos: Any, ruta: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pares = datos.items() if isinstance(datos, dict) else enumerate(datos)
    for paso, valor in pares:
        yield (*ruta, paso)
        if isinstance(valor, dict | list):
            yield from _rutas(valor, (*ruta, paso))


def _con_otro_valor(contenido: bytes) -> Iterator[bytes]:
    datos = yaml.safe_load(contenido)
    for n, ruta in enumerate(_rutas(datos)):
        if n % CADA == 0:
            otros = copy.deepcopy(datos)
            padre = otros
            for paso in ruta[:-1]:
                padre = padre[paso]
            if n % (3 * CADA):
                padre[ruta[-1]] = VALORES[n // CADA % len(VALORES)]
            else:
                del padre[ruta[-1]]
            yield yaml.dump(otros, Dumper=yaml.CSafeDumper, allow_unicode=True).encode()


def _con_otro_renglon(contenido: bytes) -> Iterator[bytes]:
    renglones = contenido.decode().splitlines()
    for n, renglon in enumerate(renglones):
        otro = (RENGLONES * 9)[n] if n % 3 else f"{renglon},x,{renglon}"
        yield "\n".join([*renglones[:n], otro, *renglones[n + 1 :]]).encode()


def _exige_frases(archivo: str, contenido: bytes) -> None:
    cierre = Cierre(SLUG, {**_cierre().archivos, archivo: contenido})
    if archivo == EJEMPLO:  # nothing else has to be read again: it is the last that is checked
        hallazgos = revisar_ejemplo(replace(_ejecutable(), cierre=cierre), archivo)
    else:
        hallazgos = revisar_cierre(cierre)
    for hallazgo in hallazgos:
        assert hallazgo.archivo
        assert hallazgo.linea >= 0
        assert hallazgo.mensaje.strip().endswith((".", "»", "?", ")")), hallazgo


@pytest.mark.parametrize("archivo", ["ficha.yaml", "formulario.yaml", EJEMPLO])
def test_any_other_value_at_any_place_of_a_file_is_told(archivo: str) -> None:
    for contenido in _con_otro_valor(_cierre().archivos[archivo]):
        _exige_frases(archivo, contenido)


@pytest.mark.parametrize("archivo", ["tarifa.csv", "reglas/riesgo.csv"])
def test_any_other_line_of_a_table_is_told(archivo: str) -> None:
    for contenido in _con_otro_renglon(_cierre().archivos[archivo]):
        _exige_frases(archivo, contenido)


@pytest.mark.parametrize(
    "archivo", ["ficha.yaml", "formulario.yaml", "tarifa.csv", EJEMPLO, PROCESO]
)
def test_a_file_that_is_something_else_is_told(archivo: str) -> None:
    assert archivo in _cierre().archivos
    for contenido in CRUDOS:
        _exige_frases(archivo, contenido)


@pytest.mark.parametrize(
    ("campo", "otro"),
    [("adjuntos", "{croquis: [1]}"), ("decisiones", "{dictamenes: {proteccion-civil: true}}")],
)
def test_an_example_of_another_shape_is_told_at_its_line(campo: str, otro: str) -> None:
    renglones = _cierre().archivos[EJEMPLO].decode().splitlines()
    lugar = next(n for n, uno in enumerate(renglones) if uno.startswith(f"{campo}:"))
    texto = "\n".join([*renglones[:lugar], f"{campo}: {otro}", *renglones[lugar + 1 :]])
    cierre = Cierre(SLUG, {**_cierre().archivos, EJEMPLO: texto.encode()})
    (dicho,) = revisar_ejemplo(replace(_ejecutable(), cierre=cierre), EJEMPLO)
    assert (dicho.linea, "debe ser" in dicho.mensaje) == (lugar + 1, True)
