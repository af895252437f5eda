"""Text folded for comparing, sorting and searching; dates as people write them."""

import re
import unicodedata
from datetime import date

_BLANKS = re.compile(r"\s+")
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
