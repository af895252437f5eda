"""Draws papers as people hand them in: written PDFs, scans, photos of a phone, with their codes."""

import io
import random
from collections.abc import Sequence
from typing import Any

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

_PALABRAS = [
    *("constancia", "domicilio", "expediente", "municipio", "persona", "solicitud", "calle"),
    *("número", "colonia", "registro", "fecha", "clave", "folio", "nombre", "apellido", "firma"),
    *("autoridad", "documento", "presente", "ciudad"),
]
Lienzo = Image.Image


def escrito(*renglones: str, hojas: int = 1, vuelta: float | None = None) -> bytes:
    """Return a PDF that carries its text; `vuelta` is what its pages say they are turned."""
    import pikepdf

    letra = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    with pikepdf.new() as pdf:
        for _ in range(hojas):
            pagina = pdf.add_blank_page(page_size=(612, 792))
            pagina.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=letra))
            pagina.Contents = pdf.make_stream(_texto(renglones))
            if vuelta is not None:
                pagina.obj["/Rotate"] = vuelta
        salida = io.BytesIO()
        pdf.save(salida)
    return salida.getvalue()


def _texto(renglones: Sequence[str]) -> bytes:
    partes = [b"BT /F 11 Tf 14 TL 50 740 Td"]
    for renglon in renglones:
        limpio = renglon.replace("\\", "").replace("(", "[").replace(")", "]")
        partes.append(b"(" + limpio.encode("cp1252") + b") Tj T*")
    return b"\n".join([*partes, b"ET"])


def hoja(*renglones: str, tamano: tuple[int, int] = (1700, 2200), letra: int = 34) -> Lienzo:
    """Return a scanned letter page: those lines and then words; always the same for the same."""
    azar = random.Random("".join(renglones))
    lienzo = Image.new("L", tamano, 255)
    pluma, fuente = ImageDraw.Draw(lienzo), ImageFont.load_default(letra)
    pendientes = list(renglones)
    for y in range(150, tamano[1] - 150, int(letra * 1.6)):
        palabras = [azar.choice(_PALABRAS) for _ in range(int((tamano[0] - 300) / (letra * 4)))]
        texto = pendientes.pop(0) if pendientes else " ".join(palabras)
        pluma.text((150, y), texto, font=fuente, fill=20)
    return lienzo


def credencial(nombre: str) -> Lienzo:
    """Return an identity card on its patterned ground, with a name."""
    azar = random.Random(nombre)
    fondo = Image.effect_noise((1600, 1000), 12).point(lambda gris: min(255, gris + 80))
    pluma, fuente = ImageDraw.Draw(fondo), ImageFont.load_default(44)
    pluma.rectangle((60, 250, 480, 800), fill=120)
    pluma.text((540, 180), nombre, font=fuente, fill=30)
    for i in range(1, 9):
        pluma.text((540, 180 + 80 * i), azar.choice(_PALABRAS).upper(), font=fuente, fill=30)
    return fondo


def negro() -> Lienzo:
    """Return a photo taken with the lens covered."""
    return Image.new("L", (900, 900), 3)


def con_codigo(lienzo: Lienzo, contenido: str) -> Lienzo:
    """Return the page with a QR code in its corner."""
    dibujo = io.BytesIO()
    segno.make(contenido, error="m").save(dibujo, kind="png", scale=8)
    with Image.open(dibujo) as codigo:
        lienzo.paste(codigo.convert("L"), (lienzo.width - codigo.width - 160, 1300))
    return lienzo


def fotografiado(
    lienzo: Lienzo,
    *,
    desenfoque: float = 0,
    ruido: float = 8,
    contraste: float = 1,
    giro: float = 2,
) -> Lienzo:
    """Return the paper on a table as a phone takes it."""
    ancho, alto = lienzo.size
    mesa = Image.new("L", (int(ancho * 1.25), int(alto * 1.25)), 90)
    mesa.paste(lienzo, (int(ancho * 0.12), int(alto * 0.12)))
    foto = mesa.rotate(giro, fillcolor=90, resample=Image.Resampling.BICUBIC)
    foto = foto.filter(ImageFilter.GaussianBlur(desenfoque))
    foto = foto.point(lambda gris: int(60 + (gris - 60) * contraste))
    return ImageChops.add(foto, Image.effect_noise(foto.size, ruido), 1, -128)


def jpg(lienzo: Lienzo, calidad: int = 80, escala: float = 1, **opciones: Any) -> bytes:
    """Return the picture as JPG, made smaller if asked."""
    if escala != 1:
        lienzo = lienzo.resize((int(lienzo.width * escala), int(lienzo.height * escala)))
    salida = io.BytesIO()
    lienzo.save(salida, "JPEG", quality=calidad, **opciones)
    return salida.getvalue()


def escaneado(*lienzos: Lienzo, puntos: int = 150) -> bytes:
    """Return a PDF of pictures, as a scanner makes it."""
    salida = io.BytesIO()
    primero, *otros = lienzos
    primero.save(salida, "PDF", save_all=True, append_images=otros, resolution=puntos)
    return salida.getvalue()
