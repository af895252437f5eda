"""Opens a PDF and writes a copy in which nothing acts by itself."""

from io import BytesIO
from typing import Any

from experta.expedientes.revision.hijo.rechazo import Rechazo

_FINAL_DE_PDF = 2048


def revisar(contenido: bytes) -> tuple[int, bytes]:
    """Return pages and a copy without anything that acts by itself.

    Raises:
        Rechazo: it has a password, is cut, is broken or has no page.
    """
    import pikepdf

    try:
        return _limpiar(contenido, recuperar=False)
    except pikepdf.PasswordError as error:
        raise Rechazo("con_contrasena") from error
    except pikepdf.PdfError as error:
        if b"%%EOF" not in contenido[-_FINAL_DE_PDF:]:
            raise Rechazo("incompleto") from error
    # Many programs write a slightly wrong index; every reader mends it, so do we.
    try:
        return _limpiar(contenido, recuperar=True)
    except pikepdf.PdfError as error:
        raise Rechazo("ilegible") from error


def _limpiar(contenido: bytes, *, recuperar: bool) -> tuple[int, bytes]:
    import pikepdf
    from pikepdf.sanitize import Sanitizer

    with pikepdf.open(
        BytesIO(contenido), attempt_recovery=recuperar, suppress_warnings=True
    ) as pdf:
        paginas = len(pdf.pages)
        if paginas == 0:
            raise Rechazo("sin_paginas")
        Sanitizer().remove_javascript().remove_external_access().remove_attachments().remove_multimedia().remove_private_app_data().remove_collection().apply(
            pdf
        )
        for clave in ("/OpenAction", "/AA"):
            if clave in pdf.Root:
                del pdf.Root[clave]
        formulario = pdf.Root.get("/AcroForm")
        if isinstance(formulario, pikepdf.Dictionary) and "/XFA" in formulario:
            del formulario["/XFA"]
        for pagina in pdf.pages:
            _enderezar(pagina.obj)
        copia = BytesIO()
        pdf.save(copia, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return paginas, copia.getvalue()


def _enderezar(pagina: Any) -> None:
    """Leave the turn of a page as every reader understands it: 0, 90, 180 or 270.

    Scanners write -90, 450 or 89.9, which some readers turn and others do not. What the page says
    is kept; which side is up is never guessed from its content. (ISO 32000-1, table 30.)
    """
    if "/Rotate" not in pagina:
        return
    try:
        vuelta = round(float(pagina["/Rotate"]) / 90) * 90 % 360
    except (TypeError, ValueError, OverflowError):
        del pagina["/Rotate"]
        return
    pagina["/Rotate"] = vuelta
