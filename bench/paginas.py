"""Requests per second of the three pages people ask most, beside those of a bare view."""

import statistics
from dataclasses import asdict
from typing import Any

from bench.carga import DESNUDA, Medida, cargar

RONDAS = 3  # the pages take turns, so that a slow moment of the machine touches them all


def medir(puerto: int, sabido: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return, by page, the round in the middle and its ratio to the bare view.

    Raises:
        RuntimeError: a page answered anything but 200.
    """
    paginas = {
        "vista desnuda": (DESNUDA, ""),
        "catálogo": ("/tramites/", ""),
        "búsqueda": ("/tramites/?q=abrir+un+negocio", ""),
        "ficha": (f"/tramites/{sabido['tramite']}/", ""),
        "seguimiento": (f"/mis-tramites/{sabido['caso']}/", sabido["galleta"]),
    }
    for camino, galleta in paginas.values():
        cargar(puerto, camino, cookie=galleta, segundos=0.5)  # compile, cache, connect
    rondas: dict[str, list[Medida]] = {nombre: [] for nombre in paginas}
    for _ in range(RONDAS):
        for nombre, (camino, galleta) in paginas.items():
            rondas[nombre].append(_sin_errores(nombre, cargar(puerto, camino, cookie=galleta)))
    centrales = {nombre: _central(unas) for nombre, unas in rondas.items()}
    desnuda = centrales["vista desnuda"].por_segundo
    return {
        nombre: {
            **asdict(una),
            "por_segundo": una.por_segundo,
            "veces_la_desnuda": desnuda / una.por_segundo,
        }
        for nombre, una in centrales.items()
    }


def _sin_errores(nombre: str, medida: Medida) -> Medida:
    if medida.errores:
        raise RuntimeError(f"{nombre}: {medida.errores} respuestas distintas de 200.")
    return medida


def _central(medidas: list[Medida]) -> Medida:
    mediana = statistics.median_low([una.por_segundo for una in medidas])
    return next(una for una in medidas if una.por_segundo == mediana)
