"""QR codes as SVG: sharp at any size, no picture library."""

from io import BytesIO

import segno


def qr_svg(texto: str) -> bytes:
    """Return the QR code of a text as SVG (error correction M, quiet zone of 2 modules)."""
    salida = BytesIO()
    segno.make(texto, error="m", micro=False).save(
        salida, kind="svg", border=2, xmldecl=False, omitsize=True
    )
    return salida.getvalue()
