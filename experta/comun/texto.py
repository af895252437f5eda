"""Text folded for comparing, sorting and searching; dates as people write them; names in mail."""

import re
import unicodedata
from datetime import date

_BLANKS = re.compile(r"\s+")
# What a spreadsheet would take for a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")  # noqa: RUF001
SIN_ENLACES = "Escribe solo el nombre, sin direcciones de internet ni de correo."

# Endings that mail programs turn into links; "Ma.Elena" and "S.A. de C.V." are names.
_FINALES = (
    "com|mx|net|org|info|biz|edu|gob|gov|io|me|co|tv|us|es|eu|uk|ru|cn|br|ar|cc|ly|gl|to|app|dev|web|"
    "xyz|top|site|online|shop|store|club|live|link|click|page|space|website|vip|icu|pro|mobi|ws"
)
_ENLACE = re.compile(rf"://|\bwww\.|@|[^\W_]\.(?:{_FINALES})\b|\w\.\w{{2,}}/", re.IGNORECASE)
_PUNTO_DE_DOMINIO = re.compile(r"(?<=\w)\.(?=\w{2})")
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


def lleva_enlace(texto: str) -> bool:
    """Say whether a person's name carries an address of the web or of mail."""
    return _ENLACE.search(unicodedata.normalize("NFKC", texto)) is not None


def sin_enlaces(texto: str) -> str:
    """Return a name on one line that no mail program turns into a link (`www. sitio. com`)."""
    llano = " ".join(unicodedata.normalize("NFKC", texto).split())
    return _PUNTO_DE_DOMINIO.sub(". ", llano.replace("://", ": "))
