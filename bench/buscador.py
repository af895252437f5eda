"""How fast and how right the search is: `python -m bench.buscador`.

Prints the time to build and the p50 and p95 of a search with facets for the shelf
and a hundred times the shelf, and hit@1 and hit@5 over the questions of people, with the synonyms
and without them.
"""

import os
import statistics
import time
from dataclasses import replace
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from bench import informe  # noqa: E402
from experta.buscador.analizador import Sinonimos  # noqa: E402  (needs Django ready)
from experta.buscador.entradas import Entrada  # noqa: E402
from experta.buscador.indice import Indice  # noqa: E402
from experta.buscador.tests import corpus, estante  # noqa: E402
from experta.buscador.tipos import Filtros  # noqa: E402

RONDAS = 5
CASOS = {
    "sin_filtros": Filtros(),
    "con_filtros": Filtros(canal=("en_linea",), costo=("con-costo",), sector=("proveedores",)),
}
PREGUNTAS = [*estante.preguntas(estante.AJUSTE), *estante.preguntas(estante.RESERVA)]
GIROS = [(f"quiero poner una {giro}", frozenset[str]()) for giro in [*estante.giros()][::100]]


def multiplicar(veces: int) -> list[Entrada]:
    """Return each trámite of the shelf that many times, with other names so that they differ."""
    return [
        replace(
            una,
            resultado=replace(una.resultado, slug=f"{una.resultado.slug}-{vez}"),
            textos={**una.textos, "nombre": f"{una.textos['nombre']} zona{vez}"},
        )
        for vez in range(veces)
        for una in estante.entradas()
    ]


def medir(indice: Indice, filtros: Filtros) -> tuple[float, float]:
    """Return p50 and p95 in milliseconds over every question."""
    tiempos = []
    for pregunta, _ in [*PREGUNTAS, *GIROS] * RONDAS:
        inicio = time.perf_counter()
        indice.buscar(pregunta, filtros)
        tiempos.append((time.perf_counter() - inicio) * 1000)
    return statistics.median(tiempos), statistics.quantiles(tiempos, n=20)[-1]


def medir_todo() -> list[dict[str, Any]]:
    """Return the seconds to build 25 and 2,500, and p50 and p95 with filters and without."""
    medidas = []
    for veces in (1, 100):
        entradas = multiplicar(veces)
        inicio = time.perf_counter()
        indice = Indice(entradas, corpus.sinonimos(), estante.giros())
        medidas.append(
            {
                "fichas": len(entradas),
                "construir_s": time.perf_counter() - inicio,
                **{nombre: medir(indice, filtros) for nombre, filtros in CASOS.items()},
            }
        )
    return medidas


def medir_aciertos() -> list[dict[str, Any]]:
    """Return hit@1 and hit@5 over the shelf: each lot, with and without synonyms."""
    indices = {"con": estante.indice(), "sin": estante.indice(Sinonimos())}
    lotes = [
        (f"{mitad}, {momento}", estante.preguntas(mitad, (momento,)))
        for mitad in (estante.AJUSTE, estante.RESERVA)
        for momento in ("antes", "despues")
    ]
    lotes += [
        (f"{mitad}, de otros", estante.preguntas_de_otros(mitad))
        for mitad in (estante.AJUSTE, estante.RESERVA)
    ]
    return [
        {
            "lote": lote,
            "preguntas": len(unas),
            **{nombre: estante.aciertos(indice, unas) for nombre, indice in indices.items()},
        }
        for lote, unas in lotes
    ]


def main() -> None:
    """Print how fast it is, and how right."""
    informe.buscador(medir_todo())
    informe.aciertos(medir_aciertos())


if __name__ == "__main__":
    main()
