"""Who takes part in a journey: each in a browser of her own, all of the same kind."""

import os
from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from experta.consola.demostracion.personas import CONTRASENA
from tests.recorridos.persona import Persona
from tests.recorridos.pueblo import Pueblo
from tests.recorridos.vigia import Vigia


@dataclass(frozen=True)
class Aparato:
    """A kind of browser: how wide it is, and whether it runs JavaScript."""

    nombre: str
    ancho: int
    guiones: bool = True

    def __str__(self) -> str:
        return self.nombre


ESCRITORIO = Aparato("escritorio", 1280)
TELEFONO = Aparato("telefono", 360)
SIN_JAVASCRIPT = Aparato("sin-javascript", 360, guiones=False)


def _demora(pagina: Page) -> None:
    """Make each answer wait EXPERTA_DEMORA milliseconds more: no journey wins a race by luck."""
    if demora := int(os.environ.get("EXPERTA_DEMORA", "0")):
        red = {
            "offline": False,
            "latency": demora,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        }
        pagina.context.new_cdp_session(pagina).send("Network.emulateNetworkConditions", red)


class Elenco:
    """Opens browsers for the people of a journey and watches all of them."""

    # An official logs in once; her later browsers keep that session.
    _sesiones: ClassVar[dict[str, StorageState]] = {}

    def __init__(self, pueblo: Pueblo, navegador: Browser, aparato: Aparato) -> None:
        self.pueblo = pueblo
        self.aparato = aparato
        self._vigias: list[Vigia] = []
        self._contextos: list[BrowserContext] = []
        self._navegador = navegador
        self._dentro: dict[str, Persona] = {}

    def alguien(self, sesion: StorageState | None = None) -> Persona:
        """Return a person before a browser; without a session, nobody knows her."""
        contexto = self._navegador.new_context(
            base_url=self.pueblo.direccion,
            viewport={"width": self.aparato.ancho, "height": 900},
            java_script_enabled=self.aparato.guiones,
            storage_state=sesion,
            locale="es-MX",
        )
        contexto.set_default_timeout(30_000)
        vigia = Vigia(contexto, self.pueblo.direccion, con_guiones=self.aparato.guiones)
        self._vigias.append(vigia)
        self._contextos.append(contexto)
        pagina = contexto.new_page()
        _demora(pagina)
        return Persona(pagina, vigia, con_guiones=self.aparato.guiones)

    def correo_nuevo(self) -> str:
        """Return an address that nobody has used."""
        return f"vecina-{uuid4().hex[:12]}@example.com"

    def funcionaria(self, quien: str) -> Persona:
        """Return an official of the demonstration, logged in: `directora`, `revisora.pc`…"""
        if quien not in self._dentro:
            self._dentro[quien] = self.alguien(self._sesiones.get(quien))
        persona = self._dentro[quien]
        persona.visita("/oficina/")
        if not persona.ruta.startswith("/oficina/"):  # each role begins at its own page
            persona.entra(f"{quien}@demo.mx", CONTRASENA)
            self._sesiones[quien] = persona.pagina.context.storage_state()
        return persona

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Close every browser; when all went well, none may have seen a fault."""
        for contexto in self._contextos:
            contexto.close()
        if error[0] is None:
            faltas = [falta for vigia in self._vigias for falta in vigia.faltas]
            assert not faltas, "\n".join(dict.fromkeys(faltas))
