"""The parts of a decision table and how its rows become one expression of the engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from experta.motores.reglas.celdas import Celda, Limite
from experta.motores.reglas.expresion import Expresion, desde_pieza, traducir
from experta.motores.reglas.operadores import Pieza

POLITICAS = ("unica", "primera", "suma")


@dataclass(frozen=True)
class Dominio:
    """What an input can be: single values, or a range (`enteros`: nothing between two integers)."""

    valores: tuple[Limite, ...]
    es_rango: bool = False
    enteros: bool = False


@dataclass(frozen=True)
class Columna:
    """An input column. `variable` names its value inside the rows."""

    titulo: str
    variable: str
    expresion: Expresion
    tipo: str
    dominio: Dominio | None = None

    @property
    def supuesto(self) -> str:
        """The flag that supposes that any cell of this column would match."""
        return f"{self.variable}_supuesta"


@dataclass(frozen=True)
class Fila:
    """A row: its line in the file, one cell for each input (None = any) and its results."""

    linea: int
    celdas: tuple[Celda | None, ...]
    salidas: Mapping[str, Expresion | str]


def compilar_filas(columnas: Sequence[Columna], filas: Sequence[Fila]) -> Expresion:
    """Compile all the rows into one expression that gives a list of true or false.

    One call to the engine answers a whole table (measured: 4 µs for 10 rows, 15 µs for 100), where
    its own decision graph takes 45 to 220 µs and does not keep the rules for unanswered data.

    Raises:
        ErrorDeExpresion: the engine refuses a cell.
    """
    tipos: dict[str, str] = {}
    for columna in columnas:
        tipos |= {columna.variable: columna.tipo, columna.supuesto: "booleano"}
    fuentes = [_fuente_de_fila(columnas, fila, tipos) for fila in filas]
    return desde_pieza("filas de la tabla", Pieza(f"[{', '.join(fuentes)}]", "lista"), tipos)


def _fuente_de_fila(columnas: Sequence[Columna], fila: Fila, tipos: Mapping[str, str]) -> str:
    fuentes = []
    for columna, celda in zip(columnas, fila.celdas, strict=True):
        if celda is not None:
            libre = "" if celda.sin_dato else f"{columna.supuesto} or "
            fuentes.append(traducir(f"{libre}{celda.condicion}", tipos))
    return f"({' and '.join(fuentes) or 'true'})"
