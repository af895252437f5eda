"""A town of its own for the journeys: `python -m tests.recorridos.pueblo PORT` serves it.

The same web server and the same worker as in production, on the folder of EXPERTA_VAR. The shelf is
published and the officials are those of the demonstration; there are no cases yet.
"""

import ctypes
import os
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from subprocess import Popen, run
from urllib.error import URLError
from urllib.request import urlopen

from experta.consola.supervisor import mantener

PR_SET_PDEATHSIG = 1
PREPARAR_SEGUNDOS = 300.0  # a busy machine takes its time to publish the shelf
PACIENCIA = 120.0  # work whose order was lost is found again within a minute and a half
CODIGO = re.compile(r"(?<=Tu código es )[\w-]+")
INVITACION = re.compile(r"/firmar/invitacion/\w+/")
RAIZ = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Pueblo:
    """An open town: its address and the folder where it keeps everything."""

    direccion: str
    var: Path

    def codigo_para(self, correo: str) -> str:
        """Return the code of the last message that the worker delivered to that address."""
        return self._de_su_correo(correo, CODIGO)

    def invitacion_para(self, correo: str) -> str:
        """Return the path of the invitation that arrived at that address."""
        return self._de_su_correo(correo, INVITACION)

    def _de_su_correo(self, correo: str, busca: re.Pattern[str]) -> str:
        limite = time.monotonic() + PACIENCIA
        while time.monotonic() < limite:
            for ruta in sorted((self.var / "salida").glob("mensajes/*.eml")):
                carta = message_from_bytes(ruta.read_bytes(), policy=policy.default)
                cuerpo = carta.get_content()
                if correo in str(carta["To"]) and (hallado := busca.search(cuerpo)):
                    return hallado.group()
            time.sleep(0.2)
        raise AssertionError(f"a {correo} no le llegó lo que se busca")

    def con_prevencion_sin_respuesta(self, correo: str) -> str:
        """Leave a case whose prevención that neighbour never answered; return its folio."""
        orden = [sys.executable, "-m", "tests.recorridos.envejecer", correo]
        entorno = _entorno(self.var, self.direccion)
        hecho = run(orden, cwd=RAIZ, env=entorno, capture_output=True, text=True, check=False)
        assert hecho.returncode == 0, hecho.stderr[-3000:]
        return hecho.stdout.split()[-1]


@contextmanager
def abierto(var: Path) -> Iterator[Pueblo]:
    """Open a town whose folder is `var`; close it at the end."""
    puerto = _puerto_libre()
    direccion = f"http://localhost:{puerto}"
    entorno = _entorno(var, direccion)
    with (var / "servidor.log").open("w") as salida:
        orden = [sys.executable, "-m", "tests.recorridos.pueblo", str(puerto)]
        proceso = Popen(orden, cwd=RAIZ, env=entorno, stdout=salida, stderr=salida)
        try:
            _esperar(proceso, direccion, var / "servidor.log")
            yield Pueblo(direccion, var)
        finally:
            proceso.terminate()
            proceso.wait(timeout=60)


def _entorno(var: Path, direccion: str) -> dict[str, str]:
    """Return the environment of every process of that town."""
    return {clave: valor for clave, valor in os.environ.items() if clave != "EXPERTA_DB"} | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "EXPERTA_VAR": str(var),
        "EXPERTA_URL": direccion,
        "EXPERTA_DEMO": "1",
    }


def _puerto_libre() -> int:
    with socket.socket() as enchufe:
        enchufe.bind(("127.0.0.1", 0))
        puerto: int = enchufe.getsockname()[1]
        return puerto


def _esperar(proceso: Popen[bytes], direccion: str, bitacora: Path) -> None:
    limite = time.monotonic() + PREPARAR_SEGUNDOS
    while time.monotonic() < limite and proceso.poll() is None:
        try:
            with urlopen(f"{direccion}/tramites/", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"El pueblo no abrió:\n{bitacora.read_text()[-3000:]}")


def servir(puerto: int) -> int:
    """Prepare the town and keep it open until told to stop."""
    # It ends with the run that opened it, whatever ends that run.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    import django

    django.setup()
    from experta.catalogo.services import publicar_todo
    from experta.consola.comandos.preparar import preparar
    from experta.consola.comandos.servir import granian
    from experta.consola.comandos.trabajar import trabajador
    from experta.consola.demostracion.personas import CONTRASENA, NOMBRADOS_DESDE, PERSONAJES
    from experta.cuentas.altas import dar_de_alta, nombrar

    preparar()
    publicar_todo()
    for personaje in PERSONAJES:
        persona = dar_de_alta(
            correo=personaje.correo,
            password=CONTRASENA,
            nombre=personaje.nombre,
            primer_apellido=personaje.primer_apellido,
            segundo_apellido=personaje.segundo_apellido,
        )
        for rol, dependencia, cargo in personaje.cargos:
            nombrar(
                persona=persona,
                rol=rol,
                dependencia=dependencia,
                cargo=cargo,
                oficio="SA/101/2024",
                desde=NOMBRADOS_DESDE,
            )
    return mantener([granian("127.0.0.1", puerto, 1), trabajador()])


if __name__ == "__main__":
    sys.exit(servir(int(sys.argv[1])))
