"""People, messages and a small SMTP server for the tests of this room."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Thread
from typing import Any

from experta.avisos import services
from experta.avisos.models import Mensaje
from experta.cuentas.models import Persona

_numeros = count(1)


def persona(**datos: Any) -> Persona:
    """Return a person with an e-mail address, unless told."""
    datos = {"correo": f"avisos{next(_numeros)}@example.com", "nombre": "Ana", **datos}
    return Persona.objects.create_user(**datos)


def mensaje(destino: str = "buzon@example.com", clave: str = "") -> Mensaje:
    """Return an e-mail in the outbox."""
    return services.enviar_a_buzon(
        clave=clave or f"prueba-{next(_numeros)}",
        destino=destino,
        asunto="Minuta de hoy",
        cuerpo="Cuerpo con eñe y acentó.",
    )


class CanalDePrueba:
    """Keeps what it is given; raises what it is told to."""

    def __init__(self, *fallos: Exception | None) -> None:
        """Fail the first times in that way (None: let it pass)."""
        self.fallos = list(fallos)
        self.vistos: list[str] = []

    def enviar(self, mensaje: Mensaje) -> None:
        """Take one message."""
        self.vistos.append(mensaje.message_id)
        fallo = self.fallos.pop(0) if self.fallos else None
        if fallo:
            raise fallo


class _Sesion(socketserver.StreamRequestHandler):
    server: "ServidorSmtp"

    def handle(self) -> None:
        self._decir("220 prueba")
        while linea := self.rfile.readline().decode().strip():
            orden = linea.split(maxsplit=1)[0].upper()
            if orden == "DATA":
                self._recibir()
            else:
                self._decir(self.server.respuestas.get(orden, "250 bien"))

    def _recibir(self) -> None:
        self._decir("354 adelante")
        lineas = []
        while (linea := self.rfile.readline()) != b".\r\n":
            lineas.append(linea)
        self.server.recibidos.append(b"".join(lineas))
        self._decir(self.server.respuestas.get("DATA", "250 bien"))

    def _decir(self, texto: str) -> None:
        self.wfile.write(f"{texto}\r\n".encode())


class ServidorSmtp(socketserver.ThreadingTCPServer):
    """A server that answers what it is told, on a free port of this machine."""

    daemon_threads = True

    def __init__(self, respuestas: dict[str, str]) -> None:
        """Answer each order with that line; 250 to the others."""
        super().__init__(("127.0.0.1", 0), _Sesion)
        self.respuestas = {"QUIT": "221 adiós", **respuestas}
        self.recibidos: list[bytes] = []


@contextmanager
def servidor_smtp(settings: Any, **respuestas: str) -> Iterator[ServidorSmtp]:
    """Send e-mail through a server with those answers while the block runs."""
    with ServidorSmtp(respuestas) as servidor:
        Thread(target=servidor.serve_forever, args=(0.01,), daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT = servidor.server_address[:2]
        settings.AVISOS_CANALES = {"correo": "smtp"}
        try:
            yield servidor
        finally:
            servidor.shutdown()
