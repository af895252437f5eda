"""How fast and how right the search is: `python -m bench.buscador`.

Prints the time to build and the p50 and p95 of a search with facets for 25 and 2,500 invented
fichas, and hit@1 and hit@5 over the questions of people, with the synonyms and without them.
"""

import os
import statistics
import time
from dataclasses import replace
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from experta.buscador.analizador import Sinonimos  # noqa: E402  (needs Django ready)
from experta.buscador.entradas import Entrada  # noqa: E402
from experta.buscador.indice import Indice  # noqa: E402
from experta.buscador.tests import corpus  # noqa: E402
from experta.buscador.tipos import Filtros  # noqa: E402

RONDAS = 5
CASOS = {
    "sin_filtros": Filtros(),
    "con_filtros": Filtros(canal=("en_linea",), costo=("con-costo",), sector=("proveedores",)),
}


def multiplicar(veces: int) -> list[Entrada]:
    """Return each invented ficha that many times, with other names so that they differ."""
    return [
        replace(
            una,
            resultado=replace(una.resultado, slug=f"{una.resultado.slug}-{vez}"),
            textos={**una.textos, "nombre": f"{una.textos['nombre']} zona{vez}"},
        )
        for vez in range(veces)
        for una in corpus.entradas()
    ]


def medir(indice: Indice, filtros: Filtros) -> tuple[float, float]:
    """Return p50 and p95 in milliseconds over every question."""
    tiempos = []
    for pregunta, _ in corpus.preguntas() * RONDAS:
        inicio = time.perf_counter()
        indice.buscar(pregunta, filtros)
        tiempos.append((time.perf_counter() - inicio) * 1000)
    return statistics.median(tiempos), statistics.quantiles(tiempos, n=20)[-1]


def medir_todo() -> list[dict[str, Any]]:
    """Return the seconds to build 25 and 2,500 fichas, and p50 and p95 with filters and without."""
    medidas = []
    for veces in (1, 100):
        entradas = multiplicar(veces)
        inicio = time.perf_counter()
        indice = Indice(entradas, corpus.sinonimos())
        medidas.append(
            {
                "fichas": len(entradas),
                "construir_s": time.perf_counter() - inicio,
                **{nombre: medir(indice, filtros) for nombre, filtros in CASOS.items()},
            }
        )
    return medidas


def main() -> None:
    """Print how fast it is, and how right."""
    for medida in medir_todo():
        print(f"{medida['fichas']:>5} fichas: construir {medida['construir_s']:.2f} s")
        for nombre in CASOS:
            p50, p95 = medida[nombre]
            print(f"      {nombre}: p50 {p50:.2f} ms, p95 {p95:.2f} ms")
    for nombre, sinonimos in (("con", corpus.sinonimos()), ("sin", Sinonimos())):
        indice = Indice(corpus.entradas(), sinonimos)
        for archivo in (corpus.ANTES, corpus.DESPUES):
            uno, cinco = corpus.aciertos(indice, archivo)
            print(f"{nombre} sinónimos, {archivo}: hit@1 {uno:.2f}, hit@5 {cinco:.2f}")


if __name__ == "__main__":
    main()
