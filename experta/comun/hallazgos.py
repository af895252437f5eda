"""What a check of the shelf found: file, line and a Spanish sentence that says how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Hallazgo:
    """One error of content. `linea` counts from 1; 0 means the file as a whole."""

    archivo: str
    linea: int
    mensaje: str

    def __str__(self) -> str:
        """Return `file:line: sentence`, the shape that editors turn into a link."""
        return f"{self.archivo}:{self.linea}: {self.mensaje}"


class ContenidoInvalido(Exception):
    """Content that cannot be used; carries every finding, not only the first."""

    def __init__(self, hallazgos: list[Hallazgo]) -> None:
        """Keep the findings in the order of file and line."""
        self.hallazgos = sorted(hallazgos)
        super().__init__("\n".join(str(hallazgo) for hallazgo in self.hallazgos))
