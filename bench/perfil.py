"""Where the time of a page goes: `python -m bench.perfil [página…]`.

Asks each page a hundred times inside one process, on an installation of its own, and prints its
CPU time, its calls of functions and queries (these two are the same on any machine, however busy),
and the functions that take the most.
"""

import cProfile
import json
import pstats
import sys
import time

from bench.instalacion import nueva

VECES = 100
FUNCIONES = 25


def main(paginas: list[str]) -> None:
    """Seed an installation and profile the pages inside it."""
    with nueva("sqlite") as instalacion:
        sabido = instalacion.correr("bench.sembrar")
        informe = instalacion.correr("bench.perfil", "--dentro", json.dumps(sabido), *paginas)
    print(informe)


def dentro(sabido: dict[str, str], elegidas: list[str]) -> str:
    """Return the report; runs in the environment of the installation."""
    import django  # noqa: PLC0415 - the parent has no installation to set up

    django.setup()
    paginas = {
        "catalogo": "/tramites/",
        "ficha": f"/tramites/{sabido['tramite']}/",
        "seguimiento": f"/mis-tramites/{sabido['caso']}/",
    }
    return "\n".join(
        _perfilar(nombre, camino, sabido["galleta"])
        for nombre, camino in paginas.items()
        if nombre in elegidas or not elegidas
    )


def _perfilar(nombre: str, camino: str, galleta: str) -> str:
    from io import StringIO  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    cliente = Client(headers={"cookie": galleta, "host": "localhost"})
    cliente.get(camino)
    with CaptureQueriesContext(connection) as consultas:
        assert cliente.get(camino).status_code == 200
        cuantas = len(consultas)
    inicio = time.process_time()
    for _ in range(VECES):
        cliente.get(camino)
    cpu_ms = (time.process_time() - inicio) * 1000 / VECES
    with cProfile.Profile() as perfil:
        for _ in range(VECES):
            cliente.get(camino)
    salida = StringIO()
    datos = pstats.Stats(perfil, stream=salida)
    datos.sort_stats("cumulative").print_stats("experta/", FUNCIONES)
    datos.sort_stats("tottime").print_stats(FUNCIONES)
    llamadas = datos.total_calls // VECES  # type: ignore[attr-defined]  # its stubs forget it
    titulo = f"{cpu_ms:.1f} ms de CPU, {llamadas} llamadas a funciones, {cuantas} consultas"
    return f"== {nombre}: {titulo} ==\n{salida.getvalue()}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--dentro"]:
        print(json.dumps(dentro(json.loads(sys.argv[2]), sys.argv[3:])))
    else:
        main(sys.argv[1:])
