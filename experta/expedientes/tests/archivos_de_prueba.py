"""Builds the files, good and bad, that the tests hand in; nothing harmful is stored."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

PDF, JPG, PNG, WEBP = "a.pdf", "a.jpg", "a.png", "a.webp"


def pdf(paginas: int = 1, raiz: dict[str, Any] | None = None, **opciones: Any) -> bytes:
    """Return a PDF with that many pages; `raiz` adds keys to its catalogue."""
    import pikepdf

    with pikepdf.new() as documento:
        for _ in range(paginas):
            documento.add_blank_page()
        for clave, valor in (raiz or {}).items():
            documento.Root[clave] = documento.make_indirect(pikepdf.Dictionary(valor))
        salida = io.BytesIO()
        documento.save(salida, **opciones)
    return salida.getvalue()


def cifrado(usuario: str) -> bytes:
    """Return an encrypted PDF; with an empty user password anybody can open it."""
    import pikepdf

    return pdf(encryption=pikepdf.Encryption(owner="dueña", user=usuario))


def hostil() -> bytes:
    """Return a PDF that runs scripts, starts programs, calls the network and carries a file."""
    import pikepdf

    guion = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    with pikepdf.new() as documento:
        documento.add_blank_page()
        documento.Root.OpenAction = guion
        documento.Root.AA = pikepdf.Dictionary(WC=guion)
        documento.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array(), XFA=documento.make_stream(b"<xdp/>")
        )
        acciones = [
            pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/sh"),
            pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://example.org/seguimiento"),
        ]
        documento.pages[0].Annots = pikepdf.Array(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[0, 0, 100, 100],
                A=accion,
            )
            for accion in acciones
        )
        documento.attachments["virus.exe"] = b"MZ"
        salida = io.BytesIO()
        # Inside object streams a search of the bytes finds nothing.
        documento.save(salida, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return salida.getvalue()


def partes_del_pdf(contenido: bytes) -> tuple[int, bool, str]:
    """Return how many pages a PDF has, whether it is encrypted, and all its objects as text."""
    import pikepdf

    with pikepdf.open(io.BytesIO(contenido)) as documento:
        objetos = " ".join(repr(objeto) for objeto in documento.objects)
        return len(documento.pages), documento.is_encrypted, objetos


def imagen(formato: str = "JPEG", tamano: tuple[int, int] = (800, 600), **opciones: Any) -> bytes:
    """Return a picture, grey, with noise so that its bytes are not a handful."""
    modo = opciones.pop("modo", "RGB")
    salida = io.BytesIO()
    Image.effect_noise(tamano, 60).convert(modo).save(salida, formato, **opciones)
    return salida.getvalue()


def de_lado() -> bytes:
    """Return a JPG 900 wide that its camera says to turn upright, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "CAMARA-SECRETA"
    return imagen(tamano=(900, 600), exif=exif)


def escaneo_de_16_bits() -> bytes:
    """Return a grey PNG of 16 bits, of middle grey."""
    salida = io.BytesIO()
    Image.new("I;16", (700, 700), 32768).save(salida, "PNG")
    return salida.getvalue()


def transparente() -> bytes:
    """Return a PNG that is black and wholly transparent, as a traced signature is around it."""
    salida = io.BytesIO()
    Image.new("RGBA", (700, 700), (0, 0, 0, 0)).save(salida, "PNG")
    return salida.getvalue()


def bomba_de_puntos(ancho: int = 30000, alto: int = 30000) -> bytes:
    """Return a PNG of few kilobytes that says it has 900 megapixels."""
    return _png(ancho, alto, zlib.compress(b"\0" * 1_000_000, 9))


def bomba_de_texto() -> bytes:
    """Return a PNG whose comment unfolds to 200 MB."""
    comentario = b"c\0\0" + zlib.compress(b"\0" * 200_000_000, 9)
    return _png(800, 600, zlib.compress(b"\0" * 600 * 801, 9), comentario)


def zip_con(*nombres: str) -> bytes:
    """Return a ZIP with those members."""
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as comprimido:
        for nombre in nombres:
            comprimido.writestr(nombre, "contenido")
    return salida.getvalue()


def _png(ancho: int, alto: int, datos: bytes, comentario: bytes | None = None) -> bytes:
    cabeza = struct.pack(">IIBBBBB", ancho, alto, 8, 0, 0, 0, 0)
    textos = [_trozo(b"zTXt", comentario)] if comentario else []
    partes = [_trozo(b"IHDR", cabeza), *textos, _trozo(b"IDAT", datos), _trozo(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(partes)


def _trozo(clase: bytes, datos: bytes) -> bytes:
    suma = zlib.crc32(clase + datos)
    return struct.pack(">I", len(datos)) + clase + datos + struct.pack(">I", suma)


def adjuntos_del_pdf(contenido: bytes) -> list[bytes]:
    """Return the files that travel inside a PDF, in order."""
    import pikepdf

    with pikepdf.open(io.BytesIO(contenido)) as documento:
        return [
            documento.attachments[n].get_file().read_bytes() for n in sorted(documento.attachments)
        ]
