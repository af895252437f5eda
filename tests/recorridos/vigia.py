"""Watches a browser while a journey goes on: policy, errors, foreign hosts, accessibility."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.accesibilidad.axe import violaciones

_IDENTIFICADOR = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Z-]{20,}|(?<=/)\d+")


class Vigia:
    """Collects what no page may do; `faltas` is empty when the journey was clean."""

    def __init__(self, contexto: BrowserContext, direccion: str, *, con_guiones: bool) -> None:
        self.faltas: list[str] = []
        self.vistas: set[str] = set()
        self._anfitrion = urlsplit(direccion).netloc
        self._con_guiones = con_guiones
        contexto.on("request", self._pide)
        contexto.on("response", self._responde)
        contexto.on("console", self._dice)
        contexto.on("weberror", lambda error: self.faltas.append(f"error: {error.error}"))

    def mira(self, pagina: Page) -> None:
        """Look at the page as it is now, once for each different state of it."""
        if not self._con_guiones:
            return
        ruta = _IDENTIFICADOR.sub("…", urlsplit(pagina.url).path)
        rastro = f"{ruta} {pagina.title()} {pagina.locator('main form, main dialog').count()}"
        if rastro not in self.vistas:
            self.vistas.add(rastro)
            self.faltas += [f"{ruta}: {una}" for una in violaciones(pagina)]

    def _pide(self, peticion: Request) -> None:
        partes = urlsplit(peticion.url)
        if partes.scheme not in {"data", "blob"} and partes.netloc != self._anfitrion:
            self.faltas.append(f"pide a otra máquina: {peticion.url}")

    def _responde(self, respuesta: Response) -> None:
        if respuesta.status >= 500:
            self.faltas.append(f"{respuesta.status} en {respuesta.url}")

    def _dice(self, mensaje: ConsoleMessage) -> None:
        if "Content Security Policy" in mensaje.text:
            self.faltas.append(f"política de contenido: {mensaje.text}")
