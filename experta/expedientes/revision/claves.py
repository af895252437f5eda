"""RFC, CURP, clave catastral and name as a paper says them, in its text or in its codes.

The tax authority's codes carry the RFC in their address: `re` and `rr` (who issues and who receives
an invoice: anexo 20 of the Resolución Miscelánea Fiscal), `D3` (`number_RFC`, the constancia de
situación fiscal).
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from experta.comun.identificadores import (
    RFC_GENERICOS,
    compactar,
    error_de_curp,
    error_de_rfc,
    normalizar_clave_catastral,
)
from experta.comun.texto import plegar
from experta.expedientes.revision.lectura import Lectura

_RFC = re.compile(r"(?<![A-Z0-9Ñ])[A-ZÑ&]{3,4}[ -]?\d{6}[ -]?[A-Z0-9]{2}[0-9A](?![A-Z0-9Ñ])")
_CURP = re.compile(r"(?<![A-Z0-9Ñ])[A-ZÑ]{4}\d{6}[A-Z]{6}[A-Z0-9]\d(?![A-Z0-9Ñ])")
_PALABRA = re.compile(r"[a-z0-9]+")
# Words of a name that tell nobody apart, and the kinds of company.
_SIN_PESO = frozenset(
    {"de", "del", "la", "las", "los", "y", "e", "sa", "cv", "sc", "ac", "rl", "sapi", "sas", "spr"}
)


def rfcs(lectura: Lectura) -> set[str]:
    """Return the RFCs of a paper; the generic ones are of nobody."""
    hallados = {compactar(uno) for trozo in _trozos(lectura) for uno in _RFC.findall(trozo.upper())}
    return {uno for uno in hallados - RFC_GENERICOS if error_de_rfc(uno) is None}


def curps(lectura: Lectura) -> set[str]:
    """Return the CURPs of a paper whose digit agrees."""
    hallados = {uno for trozo in _trozos(lectura) for uno in _CURP.findall(trozo.upper())}
    return {uno for uno in hallados if error_de_curp(uno) is None}


def claves_catastrales(lectura: Lectura, catastral: Mapping[str, str]) -> set[str]:
    """Return the claves of a paper that have the form of the town; none when it has no form."""
    patron = catastral.get("patron", "")
    if not patron:
        return set()
    suelta = re.compile(rf"(?<![\w-])(?:{patron.strip('^$')})(?![\w-])")
    return {
        normalizar_clave_catastral(hallada[0], catastral)
        for trozo in _trozos(lectura)
        for hallada in suelta.finditer(trozo.upper())
    }


def dice_nombre(lectura: Lectura, nombre: str) -> bool | None:
    """Say whether a paper names somebody; None when it has no text or the name tells nothing.

    One word may be missing (a second name that the paper leaves out), never so many that fewer
    than two agree.
    """
    del_papel = set(_palabras([lectura.texto]))
    suyas = set(_palabras([nombre])) - _SIN_PESO
    if len(del_papel) < 10 or not suyas:
        return None
    necesarias = max(min(2, len(suyas)), len(suyas) - 1)
    return len(suyas & del_papel) >= necesarias


def _palabras(textos: Iterable[str]) -> list[str]:
    return [palabra for texto in textos for palabra in _PALABRA.findall(plegar(texto))]


def _trozos(lectura: Lectura) -> Iterable[str]:
    """Yield the text and each code; in an address, Ñ and & come written as numbers."""
    yield lectura.texto
    yield from map(unquote, lectura.codigos)
