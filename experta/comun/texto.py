"""Text folded for comparing, sorting and searching; dates as people write them."""

import re
import unicodedata
from datetime import date

_BLANKS = re.compile(r"\s+")
# What a spreadsheet would take for a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")  # noqa: RUF001
_MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def plegar(texto: str) -> str:
    """Return the text in lower case, without accents and with single blanks (ñ becomes n)."""
    sin_marcas = "".join(
        letra for letra in unicodedata.normalize("NFKD", texto) if not unicodedata.combining(letra)
    )
    return _BLANKS.sub(" ", sin_marcas).strip().casefold()


def fecha_larga(fecha: date) -> str:
    """Return a date as it is written in Spanish: `22 de noviembre de 2026`, `1.º de mayo de…`."""
    dia = "1.º" if fecha.day == 1 else str(fecha.day)
    return f"{dia} de {_MESES[fecha.month - 1]} de {fecha.year}"


def celda_segura(celda: object) -> str:
    """Return a cell as text; one that a spreadsheet would run gets an apostrophe before it."""
    texto = "" if celda is None else str(celda)
    return f"'{texto}" if texto.startswith(_FORMULAS) else texto
