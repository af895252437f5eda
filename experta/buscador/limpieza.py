"""Takes out of a search what may say who asked: keys, addresses, telephones, long numbers."""

import re

from experta.comun.texto import plegar

BORRADO = "…"
_ENTRE = r"[\W_]*"  # people part them as they like
_CURP = rf"[a-z]{{4}}{_ENTRE}\d{{6}}{_ENTRE}[a-z]{{6}}{_ENTRE}[a-z0-9]\d"
_RFC = rf"[a-zñ&]{{3,4}}{_ENTRE}\d{{6}}{_ENTRE}[a-z0-9]{{3}}"
_CORREO = r"\S+@\S+"
# Five digits or more, however they are parted: a telephone, a card, a folio, a postal code.
_NUMERO = rf"[+(]*\d(?:{_ENTRE}\d){{4,}}"
_PERSONAL = re.compile("|".join((_CORREO, rf"\b{_CURP}\b", rf"\b{_RFC}\b", _NUMERO)))


def limpiar(texto: str) -> str:
    """Return the text folded, with «…» in the place of whatever may be personal."""
    return " ".join(_PERSONAL.sub(BORRADO, plegar(texto)).split())
