"""A person without a mouse: she reaches everything with Tab and hears names, errors and changes."""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Locator, expect

from tests.recorridos.persona import Persona

SALTOS = 90  # controls that a page may have before the one that is looked for
Rol = Literal["button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox"]


class Teclado:
    """The same browser, touched only by its keyboard."""

    def __init__(self, persona: Persona) -> None:
        self.pagina = persona.pagina
        self.vigia = persona.vigia

    def llega(self, rol: Rol, nombre: str) -> Locator:
        """Press Tab until the control of that role and name has the focus."""
        blanco = self.pagina.get_by_role(rol, name=nombre).first
        return self._tabula(blanco, f"{rol} «{nombre}»")

    def oprime(self, rol: Rol, nombre: str) -> None:
        """Reach a button or a link and press Enter; another page comes."""
        self.llega(rol, nombre)
        with self.pagina.expect_event("load"):
            self.pagina.keyboard.press("Enter")
        self.vigia.mira(self.pagina)

    def escribe(self, nombre: str, texto: str, rol: Rol = "textbox") -> None:
        """Reach a box and write in it."""
        self.llega(rol, nombre)
        self.pagina.keyboard.press("Control+A")
        self.pagina.keyboard.type(texto)

    def marca(self, nombre: str) -> None:
        """Reach a box to tick and press the space bar."""
        casilla = self.llega("checkbox", nombre)
        self.pagina.keyboard.press("Space")
        expect(casilla).to_be_checked()

    def elige(self, nombre: str, primera: str) -> None:
        """Reach the first of some radios and go down with the arrow to the one of that name."""
        self.llega("radio", primera)
        self.pagina.keyboard.press("Space")
        opcion = self.pagina.get_by_role("radio", name=nombre)
        for _ in range(SALTOS):
            if opcion.is_checked():
                return
            self.pagina.keyboard.press("ArrowDown")
        raise AssertionError(f"no se llega a «{nombre}» con las flechas")

    def sube(self, rotulo: str, archivo: Path) -> None:
        """Reach the question of a file; the dialog that chooses one belongs to her system."""
        self._tabula(self.pagina.get_by_label(rotulo).first, rotulo).set_input_files(archivo)

    def _tabula(self, blanco: Locator, que: str) -> Locator:
        blanco.wait_for(state="attached")  # what she has just answered may be bringing it
        for _ in range(SALTOS):
            if blanco.and_(self.pagina.locator(":focus")).count():
                return blanco
            self.pagina.keyboard.press("Tab")
        raise AssertionError(f"no se llega a {que} con el tabulador en {self.pagina.url}")
