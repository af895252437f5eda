"""What can be read in a file: its text, its codes, how sharp it is, whether it is blank.

Text comes from PDFs that carry it (pypdfium2); codes (QR, PDF417, Data Matrix…) from zxing-cpp.
There is no recognition of letters in pictures: no well-kept package brings it with Spanish data
and without a system program, and a wrong guess would accuse somebody of a wrong paper. Of a photo,
then, only the codes and the sharpness are known; every check that needs text says nothing.
"""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

import zxingcpp
from PIL import Image, ImageFilter, ImageStat

HOJAS_CON_TEXTO = 10
HOJAS_VISTAS = 5
LETRAS = 6000
LADO = 2000
# A page with at least so many letters was written, not photographed.
LETRAS_DE_ESCRITA = 40
_LADO_DE_NITIDEZ = 1000
_CELDA = 50
_CONTRASTE = 150  # variance below which a cell is paper, wall or table
_RUIDO_MAXIMO = 100
_PAPEL = 245  # grey from which a point is paper
_BLANCA = 2.0  # deviation of a page on which nothing is seen
_LAPLACIANO = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
LADO_DE_FIGURA = 64


def mirar_imagen(copia: bytes) -> dict[str, object]:
    """Return what is read in a picture, as `Lectura` takes it."""
    with Image.open(BytesIO(copia)) as imagen:
        gris = imagen.convert("L")
    gris.thumbnail((LADO, LADO))
    return {
        "codigos": codigos(gris),
        "nitidez": [[1, nitidez(gris)]],
        "vacia": _en_blanco(gris),
        "figura": figura(gris),
    }


def mirar_pdf(copia: bytes) -> dict[str, object]:
    """Return what is read in a PDF, as `Lectura` takes it."""
    import pypdfium2  # dear to load, and a picture does not need it

    documento = pypdfium2.PdfDocument(copia)
    textos = [_texto(hoja) for hoja in islice(documento, HOJAS_CON_TEXTO)]
    hallados: list[str] = []
    nitideces: list[list[float | int | None]] = []
    blancas = []
    marca = ""
    for numero in _vistas(len(documento)):
        gris = _dibujar(documento[numero])
        hallados += codigos(gris)
        escrita = numero < len(textos) and len(textos[numero].strip()) >= LETRAS_DE_ESCRITA
        blancas.append(not escrita and _en_blanco(gris))
        if not escrita:
            nitideces.append([numero + 1, nitidez(_sin_margen(gris))])
            marca = marca or figura(gris)
    texto = "\n".join(textos)
    return {
        "texto": texto[:LETRAS],
        "cortado": len(texto) > LETRAS or len(documento) > HOJAS_CON_TEXTO,
        "codigos": list(dict.fromkeys(hallados)),
        "nitidez": nitideces,
        "vacia": all(blancas) and len(blancas) == len(documento),
        "figura": marca if len(documento) == 1 else "",
    }


def codigos(gris: Image.Image) -> list[str]:
    """Return the text of every code in a picture, without repeating."""
    leidos = [uno.text for uno in zxingcpp.read_barcodes(gris) if uno.text]
    return list(dict.fromkeys(leidos))[:10]


def nitidez(gris: Image.Image) -> float | None:
    """Return how sharp the sharpest parts are; None where nothing stands out to judge.

    Variance of the Laplacian by cells of a picture of 1,000 pixels, less that of the flattest cells
    (the noise of the camera), over the variance of the cell itself, so that a grey photo counts as
    a white one; of those, the cell that only one in twenty exceeds.
    """
    chica = gris.copy()
    chica.thumbnail((_LADO_DE_NITIDEZ, _LADO_DE_NITIDEZ), Image.Resampling.LANCZOS)
    chica = chica.filter(ImageFilter.GaussianBlur(1))
    filos = chica.filter(_LAPLACIANO)
    celdas = [
        (ImageStat.Stat(filos.crop(c)).var[0], ImageStat.Stat(chica.crop(c)).var[0])
        for c in _celdas(chica.size)
    ]
    # What a scanner or a program left wholly flat (a margin) says nothing of the camera's noise.
    flojas = sorted(filo for filo, _ in celdas if filo > 1)
    ruido = min(flojas[len(flojas) // 10], _RUIDO_MAXIMO) if flojas else 0
    medidas = sorted(max(0, filo - ruido) / total for filo, total in celdas if total >= _CONTRASTE)
    return round(medidas[int((len(medidas) - 1) * 0.95)], 4) if len(medidas) >= 3 else None


def figura(gris: Image.Image) -> str:
    """Return a mark of how a picture looks: its greys in 64 by 64 cells, in base 64."""
    chica = gris.resize((LADO_DE_FIGURA, LADO_DE_FIGURA), Image.Resampling.BOX)
    return b64encode(chica.tobytes()).decode()


def _vistas(hojas: int) -> list[int]:
    return sorted({*range(min(hojas, HOJAS_VISTAS - 1)), hojas - 1})


def _texto(hoja: Any) -> str:
    return str(hoja.get_textpage().get_text_bounded())[: LETRAS + 1]


def _dibujar(hoja: Any) -> Image.Image:
    escala = LADO / max(*hoja.get_size(), 1)
    dibujo: Image.Image = hoja.render(scale=escala, grayscale=True).to_pil()
    return dibujo.convert("L")


def _sin_margen(gris: Image.Image) -> Image.Image:
    """Return a page without its margin: where a photo ends on white paper is always sharp."""
    caja = gris.point(lambda punto: 255 if punto < _PAPEL else 0).getbbox()
    if caja is None:
        return gris
    borde = max(gris.size) // 50
    izquierda, arriba, derecha, abajo = caja
    if min(derecha - izquierda, abajo - arriba) < 8 * borde:
        return gris
    return gris.crop((izquierda + borde, arriba + borde, derecha - borde, abajo - borde))


def _en_blanco(gris: Image.Image) -> bool:
    return ImageStat.Stat(gris).stddev[0] < _BLANCA


def _celdas(tamano: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    ancho, alto = tamano
    for y in range(0, alto - _CELDA + 1, _CELDA):
        for x in range(0, ancho - _CELDA + 1, _CELDA):
            yield x, y, x + _CELDA, y + _CELDA
