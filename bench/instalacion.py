"""An installation to measure: a temporary folder, a database, the web server and the worker."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from bench.carga import DESNUDA
from experta.consola.comandos.servir import granian
from experta.consola.comandos.trabajar import trabajador
from tests import postgres

RAIZ = Path(__file__).resolve().parents[1]
PACIENCIA = 60.0  # seconds until a server answers
# A server that keeps what it acknowledges, as SQLite does here: otherwise it would look faster.
DURADERO = {**postgres.SERVER, "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@dataclass(frozen=True)
class Instalacion:
    """Where it writes, and the environment that its processes need."""

    var: Path
    entorno: dict[str, str]

    def correr(self, modulo: str, *argumentos: str) -> Any:
        """Run a module of bench to its end; return what it printed as JSON in its last line.

        Raises:
            CalledProcessError: it failed.
        """
        orden = [sys.executable, "-m", modulo, *argumentos]
        hecho = subprocess.run(
            orden, cwd=RAIZ, env=self.entorno, stdout=subprocess.PIPE, text=True, check=True
        )
        return json.loads(hecho.stdout.splitlines()[-1])

    @contextmanager
    def abierta(self) -> Iterator[tuple[int, int]]:
        """Keep the web server running, as `experta servir` does; yield its port and its pid."""
        puerto = _puerto_libre()
        with self._proceso(granian("127.0.0.1", puerto, 1), "web") as pid:
            _esperar(puerto)
            yield puerto, pid

    @contextmanager
    def trabajando(self) -> Iterator[int]:
        """Keep the worker running, as `experta trabajar` does; yield its pid."""
        with self._proceso(trabajador(), "trabajador") as pid:
            yield pid

    @contextmanager
    def _proceso(self, orden: Sequence[str], nombre: str) -> Iterator[int]:
        with (self.var / f"{nombre}.log").open("wb") as salida:
            proceso = subprocess.Popen(
                orden, cwd=RAIZ, env=self.entorno, stdout=salida, stderr=subprocess.STDOUT
            )
            try:
                yield proceso.pid
            finally:
                proceso.terminate()
                proceso.wait(timeout=30)


@contextmanager
def nueva(motor: str) -> Iterator[Instalacion]:
    """Give an empty installation on `sqlite` or `postgresql`, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="experta-bench-") as carpeta:
        if motor == "sqlite":
            yield _en(Path(carpeta), "")
            return
        with postgres.server(DURADERO) as direccion:
            yield _en(Path(carpeta), direccion)


def _en(var: Path, direccion: str) -> Instalacion:
    propio = {
        "EXPERTA_VAR": str(var),
        "EXPERTA_DB": direccion,
        "EXPERTA_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "bench.ajustes",
    }
    return Instalacion(var, {**os.environ, **propio})


def _puerto_libre() -> int:
    with socket.socket() as enchufe:
        enchufe.bind(("127.0.0.1", 0))
        return int(enchufe.getsockname()[1])


def _esperar(puerto: int) -> None:
    limite = time.monotonic() + PACIENCIA
    while True:
        try:
            conexion = HTTPConnection("127.0.0.1", puerto, timeout=PACIENCIA)
            conexion.request("GET", DESNUDA)
            if conexion.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            if time.monotonic() > limite:
                raise
        time.sleep(0.1)
