"""A picture that somebody handed in, made small enough to be printed in a document."""

from io import BytesIO

from PIL import Image

LADO = 400


def reducir(copia: bytes) -> bytes:
    """Return a working copy of a picture (JPG, checked when it came) of at most 400 px a side.

    The new JPG carries no metadata. The same bytes give the same bytes.

    Raises:
        OSError: it is no picture.
    """
    with Image.open(BytesIO(copia), formats=["JPEG"]) as imagen:
        imagen.draft("RGB", (LADO, LADO))
        chica = imagen.convert("RGB")
    chica.thumbnail((LADO, LADO))
    # A picture carries its metadata along; a new one, none.
    limpia = Image.new("RGB", chica.size)
    limpia.paste(chica)
    salida = BytesIO()
    limpia.save(salida, "JPEG", quality=85)
    return salida.getvalue()
