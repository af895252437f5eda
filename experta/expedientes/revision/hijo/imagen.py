"""Opens a picture and writes a copy: upright, flat, without metadata, of a size for reading."""

import struct
import warnings
import zlib
from io import BytesIO

from PIL import Image, ImageOps

from experta.expedientes.revision.hijo.rechazo import PIXELES, Rechazo

LADO_LEGIBLE = 600
LADO_DE_COPIA = 3200
_ILEGIBLE = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def revisar(contenido: bytes) -> tuple[int, bytes]:
    """Return 1 and the copy, a JPG.

    Raises:
        Rechazo: broken, cut, with too many pixels or with too few to be read.
    """
    # Between the limit and twice the limit Pillow only warns: the warning is an error too.
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = PIXELES
    try:
        return 1, _copiar(contenido)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Rechazo("muchos_pixeles") from error
    except _ILEGIBLE as error:
        raise Rechazo("imagen_danada") from error


def _copiar(contenido: bytes) -> bytes:
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
