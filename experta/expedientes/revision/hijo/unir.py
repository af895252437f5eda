"""Puts several pictures, in order, in one PDF of letter pages; the originals travel inside it."""

import json
from io import BytesIO
from typing import Any

from PIL import Image

from experta.expedientes.revision.hijo import imagen
from experta.expedientes.revision.hijo.rechazo import Rechazo

# Letter, the paper of Mexican offices, in points; a picture fills it up to the margin.
CARTA = (612, 792)
MARGEN = 18


def unir(contenido: bytes) -> tuple[int, bytes]:
    """Return how many pages and the PDF.

    Each picture is a page, upright or lying as the picture is. Its bytes as they came are kept as
    an attachment of the PDF: evidence, which the working copy of the PDF leaves out.

    Raises:
        Rechazo: a picture cannot be taken; `cual` counts it from 1.
    """
    import pikepdf

    fotos = _separar(contenido)
    with pikepdf.new() as pdf:
        for numero, foto in enumerate(fotos, start=1):
            try:
                copia = imagen.revisar(foto)[1]
            except Rechazo as rechazo:
                rechazo.respuesta["cual"] = numero
                raise
            _agregar(pdf, copia)
            pdf.attachments[f"original-{numero:02d}"] = pikepdf.AttachedFileSpec(
                pdf,
                foto,
                filename=f"original-{numero:02d}",
                description="",
                mime_type="application/octet-stream",
                creation_date="",
                mod_date="",
            )
        salida = BytesIO()
        # The same pictures give the same bytes: sent twice, they are found to be the same file.
        pdf.save(salida, deterministic_id=True)
    return len(fotos), salida.getvalue()


def _separar(contenido: bytes) -> list[bytes]:
    cabeza, _, resto = contenido.partition(b"\n")
    fotos = []
    for largo in json.loads(cabeza)["largos"]:
        fotos.append(resto[:largo])
        resto = resto[largo:]
    return fotos


def _agregar(pdf: Any, jpg: bytes) -> None:
    import pikepdf

    with Image.open(BytesIO(jpg)) as foto:
        ancho, alto = foto.size
    papel = CARTA if alto >= ancho else CARTA[::-1]
    escala = min(
        (lado - 2 * MARGEN) / medida for lado, medida in zip(papel, (ancho, alto), strict=True)
    )
    w, h = ancho * escala, alto * escala
    pagina = pdf.add_blank_page(page_size=papel)
    figura = pdf.make_stream(
        jpg,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=ancho,
        Height=alto,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    pagina.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=figura))
    x, y = (papel[0] - w) / 2, (papel[1] - h) / 2
    pagina.Contents = pdf.make_stream(
        f"q {w:.3f} 0 0 {h:.3f} {x:.3f} {y:.3f} cm /Foto Do Q".encode()
    )
