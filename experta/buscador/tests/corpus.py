"""The invented fichas and the questions of people, as the tests and the benchmark use them."""

from pathlib import Path
from typing import Any

from experta.buscador.analizador import Sinonimos
from experta.buscador.entradas import Entrada, entrada
from experta.buscador.indice import Indice
from experta.buscador.services import leer_sinonimos
from experta.buscador.tipos import Filtros
from experta.comun.yaml import leer_yaml

AQUI = Path(__file__).parent
# Questions written before the synonyms, and others after them.
ANTES, DESPUES = "preguntas.yaml", "preguntas-nuevas.yaml"
SINONIMOS = AQUI.parents[2] / "municipio" / "sinonimos.yaml"


def _leer(archivo: str) -> Any:
    return leer_yaml((AQUI / archivo).read_bytes(), archivo).datos


def fichas() -> dict[str, dict[str, Any]]:
    """Return slug -> ficha, with the fields that the search reads."""
    datos: dict[str, dict[str, Any]] = _leer("fichas.yaml")
    return datos


def preguntas(archivo: str = ANTES) -> list[tuple[str, str]]:
    """Return (question, expected slug)."""
    return [(una, slug) for slug, unas in _leer(archivo).items() for una in unas]


def entradas() -> list[Entrada]:
    """Return the fichas as entries of the index."""
    return [entrada(slug, ficha, str) for slug, ficha in fichas().items()]


def sinonimos() -> Sinonimos:
    """Return the synonyms of the town."""
    return leer_sinonimos(SINONIMOS)


def lugares(indice: Indice, archivo: str = ANTES) -> dict[str, int | None]:
    """Return the place (from 0) of the expected trámite of each question; None after five."""
    return {
        pregunta: slugs.index(slug) if slug in slugs else None
        for pregunta, slug in preguntas(archivo)
        for slugs in [[r.slug for r in indice.buscar(pregunta, Filtros(), 5).resultados]]
    }


def aciertos(indice: Indice, archivo: str = ANTES) -> tuple[float, float]:
    """Return hit@1 and hit@5: the part of the questions that find theirs first, or in five."""
    obtenidos = list(lugares(indice, archivo).values())
    primeros = sum(lugar == 0 for lugar in obtenidos)
    return primeros / len(obtenidos), sum(x is not None for x in obtenidos) / len(obtenidos)
