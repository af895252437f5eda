"""The child process in which a file is opened. Run as a script, never imported.

Takes the kind (`pdf`, `imagen`) as its argument and the bytes from standard input. Ends with 0
after writing one line of JSON (`{"paginas": n}`) and the bytes of the working copy; or with 3
after writing `{"motivo": …}` and what the sentence needs (JSON) to standard error.
"""

import json
import resource
import struct
import sys
import warnings
import zlib
from io import BytesIO
from typing import Any

MEMORIA = 512 * 1024 * 1024
SEGUNDOS = 15
PIXELES = 40_000_000
LADO_LEGIBLE = 600
LADO_DE_COPIA = 3200
_FINAL_DE_PDF = 2048
_ILEGIBLE = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


class Rechazo(Exception):
    """A file that is not taken."""

    def __init__(self, motivo: str, **datos: int) -> None:
        """Keep the key of the sentence and what fills it."""
        super().__init__(motivo)
        self.respuesta: dict[str, Any] = {"motivo": motivo, **datos}


def _acotar() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORIA, MEMORIA))
    resource.setrlimit(resource.RLIMIT_CPU, (SEGUNDOS, SEGUNDOS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _revisar_pdf(contenido: bytes) -> tuple[int, bytes]:
    """Return pages and a copy without anything that acts by itself."""
    import pikepdf

    try:
        return _limpiar_pdf(contenido, recuperar=False)
    except pikepdf.PasswordError as error:
        raise Rechazo("con_contrasena") from error
    except pikepdf.PdfError as error:
        if b"%%EOF" not in contenido[-_FINAL_DE_PDF:]:
            raise Rechazo("incompleto") from error
    # Many programs write a slightly wrong index; every reader mends it, so do we.
    try:
        return _limpiar_pdf(contenido, recuperar=True)
    except pikepdf.PdfError as error:
        raise Rechazo("ilegible") from error


def _limpiar_pdf(contenido: bytes, *, recuperar: bool) -> tuple[int, bytes]:
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
        copia = BytesIO()
        pdf.save(copia, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return paginas, copia.getvalue()


def _revisar_imagen(contenido: bytes) -> tuple[int, bytes]:
    """Return 1 and a copy: upright, flat, without metadata, of a size good for reading."""
    from PIL import Image

    # Between the limit and twice the limit Pillow only warns: the warning is an error too.
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = PIXELES
    try:
        return 1, _copiar_imagen(contenido)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Rechazo("muchos_pixeles") from error
    except _ILEGIBLE as error:
        raise Rechazo("imagen_danada") from error


def _copiar_imagen(contenido: bytes) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(contenido), formats=["JPEG", "PNG", "WEBP"]) as imagen:
        ancho, alto = imagen.size
        if max(ancho, alto) < LADO_LEGIBLE:
            raise Rechazo("pequena", ancho=ancho, alto=alto)
        imagen.draft("RGB", (LADO_DE_COPIA, LADO_DE_COPIA))
        imagen.load()
        ImageOps.exif_transpose(imagen, in_place=True)
        chica: Image.Image = imagen
        if imagen.mode == "I;16":  # a grey scan of 16 bits would turn white
            chica = imagen.point(lambda punto: punto * (1 / 256)).convert("L")
        elif imagen.mode not in {"L", "RGB", "RGBA"}:
            chica = imagen.convert("RGBA" if imagen.has_transparency_data else "RGB")
        chica.thumbnail((LADO_DE_COPIA, LADO_DE_COPIA))
        # A picture carries its metadata along; a new one, white under what is transparent, none.
        limpia = Image.new("RGB", chica.size, "white")
        limpia.paste(chica, mask=chica.getchannel("A") if chica.mode == "RGBA" else None)
    copia = BytesIO()
    limpia.save(copia, "JPEG", quality=85)
    return copia.getvalue()


def main() -> int:
    """Serve the one request and return the exit code."""
    revisar = {"pdf": _revisar_pdf, "imagen": _revisar_imagen}[sys.argv[1]]
    contenido = sys.stdin.buffer.read()
    _acotar()
    try:
        paginas, copia = revisar(contenido)
    except Rechazo as rechazo:
        json.dump(rechazo.respuesta, sys.stderr)
        return 3
    sys.stdout.buffer.write(json.dumps({"paginas": paginas}).encode() + b"\n" + copia)
    return 0


if __name__ == "__main__":
    sys.exit(main())
