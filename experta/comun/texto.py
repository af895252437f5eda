"""Text folded for comparing, sorting and searching."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")


def plegar(texto: str) -> str:
    """Return the text in lower case, without accents and with single blanks (ñ becomes n)."""
    sin_marcas = "".join(
        letra for letra in unicodedata.normalize("NFKD", texto) if not unicodedata.combining(letra)
    )
    return _BLANKS.sub(" ", sin_marcas).strip().casefold()
