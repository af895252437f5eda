"""A citizen without JavaScript who fills in and sends one application, page by page."""

import re
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.carga import ESPERA

_OCULTO = re.compile(r'<input type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"')
_FICHA_CSRF = "b" * 32  # sent in cookie and form alike, as Django asks
_LINDE = "linde-de-bench"
_MAX_PAGINAS = 40


class RespuestaInesperada(Exception):
    """The server did not answer as the journey expects."""


@dataclass
class Solicitante:
    """One session and what it answers. `tiempos` are seconds of each kind of step."""

    puerto: int
    galleta: str
    sabido: dict[str, Any]
    tiempos: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Open the connection and read the file that is handed in."""
        self._conexion = HTTPConnection("127.0.0.1", self.puerto, timeout=ESPERA)
        self._hoja = Path(self.sabido["hoja"]).read_bytes()

    def solicitar(self) -> None:
        """Start, fill in, hand in the files, check and send.

        Raises:
            RespuestaInesperada: a page refused what was sent.
        """
        inicio = f"/tramites/{self.sabido['tramite']}/empezar/"
        camino = self._enviar("empezar", inicio, [("para", "mio")])
        for _ in range(_MAX_PAGINAS):
            camino = camino.partition("#")[0]
            if camino.endswith("/llenar/"):
                camino = self._seguir("empezar", camino)
            elif camino.endswith("/revisar/"):
                break
            else:
                camino = self._llenar(camino)
        ocultos = self._ver("revisar", camino)
        camino = self._enviar("enviar", camino.replace("/revisar/", "/enviar/"), ocultos.items())
        if not camino.endswith("/enviado/"):
            raise RespuestaInesperada(camino)

    def _llenar(self, camino: str) -> str:
        ocultos = self._ver("ver sección", camino)
        vistas = ocultos["visibles"].split()
        entradas = [
            (nombre, valor)
            for clave in vistas
            for nombre, valores in self.sabido["entradas"].get(clave, {}).items()
            for valor in valores
        ]
        archivos = [clave for clave in vistas if clave in self.sabido["archivos"]]
        paso = "subir archivos" if archivos else "guardar sección"
        return self._enviar(paso, camino, [*ocultos.items(), *entradas], archivos)

    def _ver(self, paso: str, camino: str) -> dict[str, str]:
        """Return the hidden inputs of a page."""
        status, _, cuerpo = self._pedir(paso, "GET", camino)
        if status != 200:
            raise RespuestaInesperada(f"{camino}: {status}")
        return {nombre: unescape(valor) for nombre, valor in _OCULTO.findall(cuerpo)}

    def _seguir(self, paso: str, camino: str) -> str:
        status, destino, _ = self._pedir(paso, "GET", camino)
        if status != 302:
            raise RespuestaInesperada(f"{camino}: {status}")
        return destino

    def _enviar(
        self,
        paso: str,
        camino: str,
        entradas: Iterable[tuple[str, str]],
        archivos: Iterable[str] = (),
    ) -> str:
        """Send a form; return where it leads."""
        campos = [*entradas, ("csrfmiddlewaretoken", _FICHA_CSRF)]
        archivos = list(archivos)
        cuerpo = self._partes(campos, archivos) if archivos else urlencode(campos).encode()
        tipo = "application/x-www-form-urlencoded"
        if archivos:
            tipo = f"multipart/form-data; boundary={_LINDE}"
        status, destino, texto = self._pedir(paso, "POST", camino, cuerpo, tipo)
        if status != 302:
            raise RespuestaInesperada(f"{camino}: {status} {texto[-2000:]}")
        return destino

    def _pedir(
        self, paso: str, metodo: str, camino: str, cuerpo: bytes = b"", tipo: str = ""
    ) -> tuple[int, str, str]:
        cabeceras = {"Cookie": f"{self.galleta}; csrftoken={_FICHA_CSRF}"}
        if tipo:
            cabeceras["Content-Type"] = tipo
        inicio = time.perf_counter()
        self._conexion.request(metodo, camino, cuerpo or None, cabeceras)
        respuesta = self._conexion.getresponse()
        texto = respuesta.read().decode()
        self.tiempos[paso].append(time.perf_counter() - inicio)
        return respuesta.status, respuesta.getheader("Location", ""), texto

    def _partes(self, campos: Iterable[tuple[str, str]], archivos: Iterable[str]) -> bytes:
        cabeza = f"--{_LINDE}\r\nContent-Disposition: form-data; name="
        partes = [f'{cabeza}"{nombre}"\r\n\r\n{valor}\r\n'.encode() for nombre, valor in campos]
        for clave in archivos:
            partes.append(
                f'{cabeza}"{clave}"; filename="{clave}.pdf"\r\n'
                "Content-Type: application/pdf\r\n\r\n".encode()
            )
            partes += [self._hoja, b"\r\n"]
        return b"".join([*partes, f"--{_LINDE}--\r\n".encode()])
