"""A small closed-loop load: a few threads, each asking again as soon as it is answered."""

import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

# Two addresses that only the servers measured here have (bench.urls).
DESNUDA = "/_bench/desnuda/"
MODULOS = "/_bench/modulos/"

HILOS = 4  # as many as the server has
ESPERA = 30  # seconds for one answer


@dataclass(frozen=True)
class Medida:
    """What a load saw. Times in milliseconds; `errores` counts answers other than 200."""

    peticiones: int
    errores: int
    segundos: float
    p50_ms: float
    p95_ms: float

    @property
    def por_segundo(self) -> float:
        """Good answers per second."""
        return (self.peticiones - self.errores) / self.segundos


def percentiles(tiempos: Sequence[float]) -> tuple[float, float]:
    """Return p50 and p95 in milliseconds of times in seconds."""
    if len(tiempos) < 2:
        return (tiempos[0] * 1000,) * 2 if tiempos else (0.0, 0.0)
    return statistics.median(tiempos) * 1000, statistics.quantiles(tiempos, n=20)[-1] * 1000


def cargar(puerto: int, camino: str, *, cookie: str = "", segundos: float = 2.0) -> Medida:
    """Ask for one page from HILOS connections during some seconds.

    Raises:
        OSError: the server does not answer.
    """
    cabeceras = {"Cookie": cookie} if cookie else {}
    inicio = time.perf_counter()
    limite = inicio + segundos
    with ThreadPoolExecutor(HILOS) as hilos:
        vueltas = [hilos.submit(_pedir, puerto, camino, cabeceras, limite) for _ in range(HILOS)]
        juntas = [una for vuelta in vueltas for una in vuelta.result()]
    p50, p95 = percentiles([tiempo for tiempo, _ in juntas])
    errores = sum(status != 200 for _, status in juntas)
    return Medida(len(juntas), errores, time.perf_counter() - inicio, p50, p95)


def _pedir(
    puerto: int, camino: str, cabeceras: dict[str, str], limite: float
) -> list[tuple[float, int]]:
    """Ask until the limit; return the time and the status of each answer."""
    vistas = []
    conexion = HTTPConnection("127.0.0.1", puerto, timeout=ESPERA)
    while (inicio := time.perf_counter()) < limite:
        conexion.request("GET", camino, headers=cabeceras)
        respuesta = conexion.getresponse()
        respuesta.read()
        vistas.append((time.perf_counter() - inicio, respuesta.status))
    conexion.close()
    return vistas
