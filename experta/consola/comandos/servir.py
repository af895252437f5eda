"""`experta servir`: the web server, one worker of four threads with explicit backpressure."""

import argparse
import os
import sys

from experta.consola.errores import exigir_puerto_libre, puerto
from experta.consola.principal import en_privado

AYUDA = "abre el servidor web"
CON_BASE_DE_DATOS = False


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take address, port and number of processes."""
    orden.add_argument("--host", default="127.0.0.1")
    orden.add_argument("--puerto", type=puerto, default=8000)
    orden.add_argument("--procesos", type=int, default=1)


def ejecutar(opciones: argparse.Namespace) -> int:
    """Become the web server.

    Raises:
        ErrorDeConsola: another one has that port; the web server would share it in silence.
    """
    exigir_puerto_libre(opciones.host, opciones.puerto)
    en_privado()
    argumentos = granian(opciones.host, opciones.puerto, opciones.procesos)
    os.execv(argumentos[0], argumentos)  # noqa: S606 - our own interpreter, fixed arguments


def granian(host: str, puerto: int, procesos: int) -> list[str]:
    """Return the command line of the web server."""
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface=wsgi",
        f"--host={host}",
        f"--port={puerto}",
        f"--workers={procesos}",
        "--blocking-threads=4",
        "--backpressure=32",
        "--backlog=256",
        "--no-ws",
        "--log-level=warning",
        "config.wsgi:application",
    ]
