"""Takes out of a search what may say who asked: keys, addresses, telephones, long numbers."""

import re

from experta.comun.texto import plegar

BORRADO = "…"
_CURP = r"[a-z]{4}\d{6}[a-z]{6}[a-z0-9]\d"
_RFC = r"[a-zñ&]{3,4}\d{6}[a-z0-9]{3}"
_CORREO = r"\S+@\S+"
# Five digits or more, however they are parted: a telephone, a card, a folio, a postal code.
_NUMERO = r"[+(]*\d(?:[\s().-]*\d){4,}"
_PERSONAL = re.compile("|".join((_CORREO, rf"\b{_CURP}\b", rf"\b{_RFC}\b", _NUMERO)))


def limpiar(texto: str) -> str:
    """Return the text folded, with «…» in the place of whatever may be personal."""
    return " ".join(_PERSONAL.sub(BORRADO, plegar(texto)).split())
