"""The town's colours turned into a theme that always can be read (WCAG 2.2, 1.4.3)."""

import re
from collections.abc import Mapping
from hashlib import sha256

BLANCO = "#ffffff"
FONDO = "#faf8f3"
CONTRASTE_MINIMO = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")

Rgb = tuple[int, int, int]


def tema(colores: Mapping[str, str]) -> dict[str, str]:
    """Return the custom properties of the stylesheet, by name without dashes.

    `colores` is what municipio.yaml says: `principal` and, if wanted, `acento`, as `#rrggbb`. A
    colour too light to be read as text on the page is darkened just enough, keeping its hue.

    Raises:
        KeyError: there is no `principal`.
        ValueError: a colour is not written as `#rrggbb`.
    """
    principal = _legible(_rgb(colores["principal"]))
    acento = _legible(_rgb(colores.get("acento", colores["principal"])))
    return {
        "principal": _hex(principal),
        "principal-hondo": _hex(_mezcla(principal, (0, 0, 0), 0.32)),
        "principal-tenue": _hex(_mezcla(principal, (255, 255, 255), 0.9)),
        "sobre-principal": BLANCO,
        "acento": _hex(acento),
    }


def version(propiedades: Mapping[str, str]) -> str:
    """Return a short mark of the theme, for an address that a browser may keep forever."""
    return sha256(repr(sorted(propiedades.items())).encode()).hexdigest()[:10]


def contraste(uno: str, otro: str) -> float:
    """Return the contrast ratio between two colours, 1 to 21, as WCAG 2.2 defines it."""
    claro, oscuro = sorted((_luminancia(_rgb(uno)), _luminancia(_rgb(otro))), reverse=True)
    return (claro + 0.05) / (oscuro + 0.05)


def _legible(color: Rgb) -> Rgb:
    while min(contraste(_hex(color), fondo) for fondo in _fondos(color)) < CONTRASTE_MINIMO:
        color = _mezcla(color, (0, 0, 0), 0.06)
    return color


def _fondos(color: Rgb) -> tuple[str, str]:
    # Text of this colour stands on the page and on its own tint; white on it follows from both.
    return FONDO, _hex(_mezcla(color, (255, 255, 255), 0.9))


def _rgb(texto: str) -> Rgb:
    if not _HEX.fullmatch(texto):
        raise ValueError(f"«{texto}» no es un color de la forma #rrggbb.")
    return int(texto[1:3], 16), int(texto[3:5], 16), int(texto[5:7], 16)


def _hex(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def _mezcla(color: Rgb, con: Rgb, parte: float) -> Rgb:
    rojo, verde, azul = (int(a * (1 - parte) + b * parte) for a, b in zip(color, con, strict=True))
    return rojo, verde, azul


def _luminancia(color: Rgb) -> float:
    rojo, verde, azul = (
        canal / 12.92 if (canal := valor / 255) <= 0.04045 else ((canal + 0.055) / 1.055) ** 2.4
        for valor in color
    )
    return 0.2126 * rojo + 0.7152 * verde + 0.0722 * azul
