"""Complete applications per second, and how long the worker takes to issue their acuses."""

import re
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any

from bench.carga import ESPERA, percentiles
from bench.solicitante import Solicitante

POR_PERSONA = 4
PACIENCIA = 120.0  # seconds for the worker to finish
_PENDIENTES = re.compile(r"^experta_operaciones_pendientes (\S+)$", re.MULTILINE)


def medir(puerto: int, sabido: dict[str, Any]) -> dict[str, Any]:
    """Let each person apply POR_PERSONA times, all at once; then wait for their acuses.

    Raises:
        RespuestaInesperada: a page refused what was sent.
        TimeoutError: the worker did not finish.
    """
    personas = [Solicitante(puerto, galleta, sabido) for galleta in sabido["galletas"]]
    inicio = time.perf_counter()
    with ThreadPoolExecutor(len(personas)) as hilos:
        for vuelta in [hilos.submit(_varias, persona) for persona in personas]:
            vuelta.result()
    segundos = time.perf_counter() - inicio
    hechas = POR_PERSONA * len(personas)
    _esperar_al_trabajador(puerto)
    return {
        "solicitudes": hechas,
        "segundos": segundos,
        "por_segundo": hechas / segundos,
        "segundos_hasta_el_ultimo_acuse": time.perf_counter() - inicio,
        "pasos": _por_paso(personas),
    }


def _varias(persona: Solicitante) -> None:
    for _ in range(POR_PERSONA):
        persona.solicitar()


def _por_paso(personas: list[Solicitante]) -> dict[str, dict[str, float]]:
    juntos = defaultdict[str, list[float]](list)
    for persona in personas:
        for paso, tiempos in persona.tiempos.items():
            juntos[paso] += tiempos
    resumen = {}
    for paso, tiempos in juntos.items():
        p50, p95 = percentiles(tiempos)
        resumen[paso] = {"peticiones": len(tiempos), "p50_ms": p50, "p95_ms": p95}
    return resumen


def _esperar_al_trabajador(puerto: int) -> None:
    """Wait until no operation is owed."""
    limite = time.monotonic() + PACIENCIA
    while _pendientes(puerto):
        if time.monotonic() > limite:
            raise TimeoutError("El trabajador no terminó de emitir los acuses.")
        time.sleep(0.2)


def _pendientes(puerto: int) -> float:
    conexion = HTTPConnection("127.0.0.1", puerto, timeout=ESPERA)
    conexion.request("GET", "/metricas/")
    hallado = _PENDIENTES.search(conexion.getresponse().read().decode())
    conexion.close()
    if hallado is None:
        raise RuntimeError("/metricas/ no dice cuántas operaciones faltan.")
    return float(hallado[1])
