"""A sheet of paper for the demonstration, so that attachments open and can be read."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_CARTA = (1275, 1650)  # letter size at 150 dpi


@cache
def hoja_de_prueba(nombre: str) -> bytes:
    """Return a one-page PDF that says whose paper it is and that it is a demonstration."""
    hoja = Image.new("RGB", _CARTA, "white")
    pluma = ImageDraw.Draw(hoja)
    grande = ImageFont.load_default(54)
    chica = ImageFont.load_default(30)
    pluma.rectangle((80, 80, _CARTA[0] - 80, _CARTA[1] - 80), outline="#14532d", width=6)
    pluma.text((140, 180), "Documento de demostración", fill="#14532d", font=grande)
    pluma.text((140, 300), f"A nombre de: {nombre}", fill="black", font=chica)
    pluma.text((140, 370), "No es un documento oficial.", fill="black", font=chica)
    salida = BytesIO()
    hoja.save(salida, "PDF", resolution=150)
    return salida.getvalue()
