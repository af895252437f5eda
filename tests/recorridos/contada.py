"""A person before a browser whose work is counted: what she answers, types and uploads."""

from pathlib import Path

from tests.recorridos.persona import Persona


class Contada(Persona):
    """The same person, in the same browser, with a tally of everything she fills in."""

    def __init__(self, quien: Persona) -> None:
        super().__init__(quien.pagina, quien.vigia, con_guiones=quien.con_guiones)
        self.campos: list[str] = []
        self.letras = 0
        self.archivos: list[str] = []

    def escribe(self, rotulo: str, texto: str) -> None:
        """Write, letter by letter counted."""
        self.campos.append(rotulo)
        self.letras += len(texto)
        super().escribe(rotulo, texto)

    def elige(self, pregunta: str, opcion: str) -> None:
        """Choose: one answer."""
        self.campos.append(pregunta)
        super().elige(pregunta, opcion)

    def marca(self, rotulo: str) -> None:
        """Tick: one answer."""
        self.campos.append(rotulo)
        super().marca(rotulo)

    def sube(self, rotulo: str, archivo: Path) -> None:
        """Upload: one file."""
        self.archivos.append(rotulo)
        super().sube(rotulo, archivo)
