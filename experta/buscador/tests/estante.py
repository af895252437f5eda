"""The real shelf and the questions of people about it, as the tests and the benchmark use them.

Half of the questions are for tuning (`ajuste`: synonyms, weights, fichas); nothing is tuned by
looking at how the other half (`reserva`) does.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from experta.buscador.analizador import Sinonimos
from experta.buscador.entradas import Entrada, entrada
from experta.buscador.giros import llamados
from experta.buscador.indice import Indice
from experta.buscador.tests import corpus
from experta.buscador.tipos import Filtros
from experta.catalogo.giros import leer_giros
from experta.catalogo.services import slugs_del_estante
from experta.comun.yaml import leer_yaml

RAIZ = corpus.AQUI.parents[2]
ESTANTE, GIROS = RAIZ / "tramites", RAIZ / "municipio" / "giros.csv"
ARCHIVO = "preguntas-estante.yaml"
# Written by people who had read what each trámite is in one line, and neither fichas nor synonyms.
DE_OTROS = "preguntas-de-otros-{}.tsv"
AJUSTE, RESERVA = "ajuste", "reserva"

Pregunta = tuple[str, frozenset[str]]


def slugs() -> list[str]:
    """Return the trámites of the shelf."""
    return slugs_del_estante(ESTANTE)


@cache
def _todas() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    datos: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = leer_yaml(
        (corpus.AQUI / ARCHIVO).read_bytes(), ARCHIVO
    ).datos
    return datos


def preguntas(mitad: str, momentos: Iterable[str] = ("antes", "despues")) -> list[Pregunta]:
    """Return (question, the trámites that answer it) of a half.

    A key `una | otra` is answered by either. What nobody put on the shelf yet is not asked.
    """
    hay = set(slugs())
    return [
        (una, esperados)
        for momento in momentos
        for clave, unas in _todas()[momento][mitad].items()
        if (esperados := frozenset(clave.split(" | "))) <= hay
        for una in unas
    ]


def preguntas_de_otros(mitad: str) -> list[Pregunta]:
    """Return (question, the trámites that answer it) of those who had not seen the shelf."""
    archivo = corpus.AQUI / DE_OTROS.format(mitad)
    renglones = archivo.read_text(encoding="utf-8").splitlines()[1:]
    partes = (renglon.split("\t") for renglon in renglones)
    return [(pregunta, frozenset(esperados.split(","))) for pregunta, esperados in partes]


@cache
def entradas() -> tuple[Entrada, ...]:
    """Return the fichas of the shelf as entries of the index."""
    return tuple(entrada(slug, _ficha(slug), str, pide_giro=_pide_giro(slug)) for slug in slugs())


@cache
def giros() -> dict[str, str]:
    """Return how the lines of business of the town are called, and the risk of each."""
    return llamados(leer_giros(GIROS.read_bytes(), GIROS.name).values())


def indice(sinonimos: Sinonimos | None = None) -> Indice:
    """Return the index of the shelf, with the synonyms of the town unless others are given."""
    return Indice(entradas(), corpus.sinonimos() if sinonimos is None else sinonimos, giros())


def lugares(uno: Indice, unas: Iterable[Pregunta]) -> dict[str, int | None]:
    """Return the place (from 0) of the first expected trámite of each question; None after five."""
    puestos: dict[str, int | None] = {}
    for pregunta, esperados in unas:
        hallados = [r.slug for r in uno.buscar(pregunta, Filtros(), 5).resultados]
        puestos[pregunta] = next((n for n, s in enumerate(hallados) if s in esperados), None)
    return puestos


def aciertos(uno: Indice, unas: Iterable[Pregunta]) -> tuple[float, float]:
    """Return hit@1 and hit@5 over the questions."""
    puestos = list(lugares(uno, unas).values())
    primeros = sum(lugar == 0 for lugar in puestos)
    return primeros / len(puestos), sum(lugar is not None for lugar in puestos) / len(puestos)


def _ficha(slug: str) -> Any:
    return leer_yaml((ESTANTE / slug / "ficha.yaml").read_bytes(), slug).datos


def _pide_giro(slug: str) -> bool:
    formulario = (ESTANTE / slug / "formulario.yaml").read_text(encoding="utf-8")
    return re.search(r"\btipo: *giro\b", formulario) is not None
