"""A person before a browser. Journeys say what she does in the words that the page shows her."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.recorridos.pueblo import Pueblo
from tests.recorridos.vigia import Vigia

PACIENCIA = 120.0  # work whose order was lost is found again within a minute and a half


class Persona:
    """Finds everything by its visible label or its accessible name, never by id or class."""

    def __init__(self, pagina: Page, vigia: Vigia, *, con_guiones: bool) -> None:
        self.pagina = pagina
        self.vigia = vigia
        self.con_guiones = con_guiones

    # -- moving about

    def visita(self, ruta: str) -> None:
        """Open an address of the town."""
        self.pagina.goto(ruta)
        self.vigia.mira(self.pagina)

    def oprime(self, nombre: str, *, en: Locator | None = None) -> None:
        """Press the button of that name, or follow the link; another page comes."""
        with self.pagina.expect_event("load"):
            self._blanco(nombre, en).click()
        self.vigia.mira(self.pagina)

    def toca(self, nombre: str) -> None:
        """Press something that changes only a part of the page, where there is JavaScript."""
        if not self.con_guiones:
            self.oprime(nombre)
            return
        self._blanco(nombre).click()
        self.pagina.wait_for_timeout(300)
        self.vigia.mira(self.pagina)

    def busca(self, palabras: str) -> None:
        """Look for something in everyday words."""
        self.pagina.get_by_role("searchbox").fill(palabras)
        self.oprime("Buscar", en=self.pagina.get_by_role("search"))

    def entra(self, correo: str, contrasena: str) -> None:
        """Log in on the page that asks for it."""
        self.escribe("Tu correo o tu celular", correo)
        self.escribe("Contraseña", contrasena)
        self.oprime("Entrar", en=self.pagina.locator("main"))

    def abre_cuenta(self, correo: str, pueblo: Pueblo) -> None:
        """Open an account with that address, from the page that asks to log in."""
        self.oprime("No tengo cuenta: abrir una")
        self.escribe("Tu correo o tu celular", correo)
        self.escribe("Inventa una contraseña", "una frase larga y mía")
        self.marca("Leí el aviso de privacidad")
        self.oprime("Abrir mi cuenta")
        self.escribe("Código", pueblo.codigo_para(correo))
        self.oprime("Confirmar")

    @property
    def ruta(self) -> str:
        """Return the path of the page."""
        return urlsplit(self.pagina.url).path

    # -- filling in

    def escribe(self, rotulo: str, texto: str) -> None:
        """Write in the box of that label."""
        self._campo(rotulo).fill(texto)

    def elige(self, pregunta: str, opcion: str) -> None:
        """Choose an option of a question: of its radios, or of its list."""
        grupo, lista = self.pagina.get_by_role("group", name=pregunta), self._campo(pregunta)
        grupo.or_(lista).first.wait_for(state="attached")
        if grupo.count():
            grupo.get_by_label(opcion).first.check()
        else:
            lista.select_option(label=opcion)

    def marca(self, rotulo: str) -> None:
        """Tick a box."""
        self._campo(rotulo).check()

    def sube(self, rotulo: str, archivo: Path) -> None:
        """Choose a file for the question of that label."""
        self._campo(rotulo).set_input_files(archivo)

    def _blanco(self, nombre: str, en: Locator | None = None) -> Locator:
        """Return what has exactly that name, else the first whose name contains it."""
        lugar = en or self.pagina.locator("body")
        exacto, parecido = (
            lugar.get_by_role("button", name=nombre, exact=igual).or_(
                lugar.get_by_role("link", name=nombre, exact=igual)
            )
            for igual in (True, False)
        )
        parecido.first.wait_for(state="attached")  # what is exact is also alike
        return (exacto if exacto.count() else parecido).first

    def _campo(self, rotulo: str) -> Locator:
        return self.pagina.get_by_label(re.compile(rf"^\s*{re.escape(rotulo)}")).first

    # -- reading

    def lee(self, texto: str) -> None:
        """See that text on the page."""
        expect(self.pagina.locator("main")).to_contain_text(texto)

    def espera(self, texto: str) -> None:
        """Come back to the page until it says that: what the worker does takes a moment."""
        self.espera_que(lambda: texto in self.pagina.locator("main").inner_text(), texto)

    def espera_liga(self, nombre: str) -> None:
        """Come back to the page until it offers that link."""
        ligas = self.pagina.get_by_role("link", name=nombre)
        self.espera_que(lambda: ligas.count() > 0, nombre)

    def espera_documento(self, titulo: str) -> None:
        """Come back to the page until that document can be downloaded."""
        self.espera_liga(f"{titulo} (PDF)")

    def tiene_documento(self, titulo: str) -> bool:
        """Say whether the page offers that document now."""
        return self.pagina.get_by_role("link", name=f"{titulo} (PDF)").count() > 0

    def espera_que(self, ocurra: Callable[[], bool], que: str = "") -> None:
        """Come back to the page until something holds."""
        limite = time.monotonic() + PACIENCIA
        while not ocurra():
            assert time.monotonic() < limite, f"nunca apareció «{que}» en {self.ruta}"
            self.pagina.wait_for_timeout(400)
            self.pagina.reload()
        self.vigia.mira(self.pagina)

    def titulo(self) -> str:
        """Return the one heading of the page."""
        return self.pagina.get_by_role("heading", level=1).inner_text()

    def descarga(self, nombre: str, carpeta: Path) -> Path:
        """Keep the file that the link or the button of that name hands over."""
        with self.pagina.expect_download() as espera:
            self._blanco(nombre).click()
        destino = carpeta / espera.value.suggested_filename
        espera.value.save_as(destino)
        return destino
