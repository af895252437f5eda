"""How every door hands over a file: as a download that can do nothing in the browser."""

from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# What may be shown inside a page: only pictures that we encoded ourselves.
_EN_LINEA: Final = frozenset({"image/jpeg", "image/png"})
_CABECERAS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def como_descarga(
    nombre: str, contenido: bytes, tipo: str, *, en_linea: bool = False
) -> HttpResponse:
    """Return the answer with a file. Whoever calls it has checked that the person may have it.

    Args:
        nombre: the name the browser saves it under, accents included (RFC 6266, RFC 8187).
        contenido: its bytes; for pictures shown inside a page, the working copy.
        tipo: the content type we found by opening it, never the one that came with it.
        en_linea: show it inside a page (`<img>`); what is no picture is downloaded all the same.
    """
    adjunta = not (en_linea and tipo in _EN_LINEA)
    visible = "".join(letra for letra in nombre if letra.isprintable()) or "archivo"
    respuesta = HttpResponse(contenido, content_type=tipo)
    respuesta["Content-Disposition"] = content_disposition_header(adjunta, visible) or "attachment"
    for cabecera, valor in _CABECERAS.items():
        respuesta[cabecera] = valor
    return respuesta
