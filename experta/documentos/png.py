"""A drawing as the bytes of a PNG."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def como_png(dibujo: "Image") -> bytes:
    """Return the drawing as PNG, as small as it can be."""
    salida = BytesIO()
    dibujo.save(salida, "PNG", optimize=True)
    return salida.getvalue()
