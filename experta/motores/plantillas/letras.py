"""Which characters the vendored fonts can draw, and how any text is made fit for them.

PDF/A forbids a character without a glyph, and a legal document must not hide one: a character
that cannot be drawn, that is invisible or that turns the reading order is written as `[U+1F600]`.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FUENTES = Path(__file__).parent / "fuentes"
_TEXTO = ("400Regular", "400Regular_Italic", "600SemiBold")
_FORMATO_COMPLETO = 12


def _puntos(ruta: Path) -> Iterator[range]:
    """Yield the ranges of code points of a font (its `cmap` table, format 12; OpenType 1.9)."""
    datos = ruta.read_bytes()
    for indice in range(struct.unpack_from(">H", datos, 4)[0]):
        nombre, _, inicio, _ = struct.unpack_from(">4sIII", datos, 12 + 16 * indice)
        if nombre == b"cmap":
            yield from _grupos(datos, inicio)


def _grupos(datos: bytes, cmap: int) -> Iterator[range]:
    for indice in range(struct.unpack_from(">H", datos, cmap + 2)[0]):
        lugar = cmap + struct.unpack_from(">I", datos, cmap + 8 + 8 * indice)[0]
        if struct.unpack_from(">H", datos, lugar)[0] != _FORMATO_COMPLETO:
            continue
        for grupo in range(struct.unpack_from(">I", datos, lugar + 12)[0]):
            primero, ultimo = struct.unpack_from(">II", datos, lugar + 16 + 12 * grupo)
            yield range(primero, ultimo + 1)


def _cobertura(ruta: Path) -> set[int]:
    return {punto for rango in _puntos(ruta) for punto in rango}


@cache
def dibujables() -> frozenset[int]:
    """Return the code points that every style of the text font, or the fallback font, can draw."""
    estilos = [_cobertura(FUENTES / f"SourceSans3_{estilo}.ttf") for estilo in _TEXTO]
    return frozenset(set.intersection(*estilos) | _cobertura(FUENTES / "DejaVuSans.ttf"))


def imprimible(texto: str) -> str:
    """Return the text with every character drawable; line breaks stay, tabs become blanks."""
    normal = unicodedata.normalize("NFC", texto.replace("\r\n", "\n").replace("\t", " "))
    return "".join(letra if _se_dibuja(letra) else f"[U+{ord(letra):04X}]" for letra in normal)


def _se_dibuja(letra: str) -> bool:
    if letra == "\n":
        return True
    return ord(letra) in dibujables() and unicodedata.category(letra) not in {"Cc", "Cf", "Co"}
