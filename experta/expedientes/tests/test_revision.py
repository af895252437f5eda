"""The corpus of files: every bad one is refused with its own sentence, no good one is."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from experta.expedientes.revision import revisor
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.revision.firmas import reconocer
from experta.expedientes.revision.revisor import Revision, revisar
from experta.expedientes.tests import archivos_de_prueba as de_prueba
from experta.expedientes.tests.archivos_de_prueba import JPG, PDF, PNG, WEBP, imagen, pdf

TODAS = ("pdf", "jpg", "png")
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 60
DOCX = ("[Content_Types].xml", "word/document.xml")


def paso(contenido: bytes, nombre: str, acepta: tuple[str, ...] = TODAS) -> Revision:
    """Return what the whole check says of a file."""
    return revisar(contenido, reconocer(contenido, nombre, acepta))


BUENOS: dict[str, tuple[Callable[[], bytes], str]] = {
    "un PDF": (pdf, PDF),
    "un PDF de 40 hojas": (lambda: pdf(40), PDF),
    "un PDF que no deja copiar pero se abre sin contraseña": (lambda: de_prueba.cifrado(""), PDF),
    "un PDF con marca y renglones antes": (lambda: b"\xef\xbb\xbf\r\n" + pdf(), PDF),
    "un PDF con su índice algo mal": (lambda: pdf().replace(b"startxref\n", b"startxref\n9"), PDF),
    "un PDF con basura después": (lambda: pdf() + b"\r\n" + b"\0" * 200, PDF),
    "un PDF con guiones, que se limpia": (de_prueba.hostil, PDF),
    "un nombre en mayúsculas": (imagen, "FOTO.JPG"),
    "la otra extensión de JPG": (imagen, "foto.jpeg"),
    "un nombre sin extensión": (imagen, "image"),
    "un nombre con punto y espacio": (pdf, "Acta No. 5"),
    "un nombre que Windows reserva": (pdf, "con.pdf"),
    "una foto de 12 megapixeles": (lambda: imagen(tamano=(4000, 3000)), JPG),
    "una foto de lado": (de_prueba.de_lado, JPG),
    "una foto de impresora, en cuatro tintas": (lambda: imagen(modo="CMYK"), JPG),
    "un JPG que crece por partes": (lambda: imagen(progressive=True), JPG),
    "un JPG con cola de su cámara": (lambda: imagen() + b"MotionPhoto_Data" * 50, JPG),
    "un JPG con código en su comentario": (lambda: imagen(comment=b"<?php system(1) ?>"), JPG),
    "un PNG": (lambda: imagen("PNG"), PNG),
    "un PNG de paleta": (lambda: imagen("PNG", modo="P"), PNG),
    "un PNG de blanco y negro": (lambda: imagen("PNG", modo="1"), PNG),
    "un PNG de 16 bits": (de_prueba.escaneo_de_16_bits, PNG),
    "un PNG transparente": (de_prueba.transparente, PNG),
    "un WEBP": (lambda: imagen("WEBP"), WEBP),
}

MALOS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "vacío": (lambda: b"", PDF, "está vacío"),
    "PDF con contraseña": (lambda: de_prueba.cifrado("secreta"), PDF, "tiene contraseña; quítala"),
    "PDF cortado": (lambda: pdf(60)[:4000], PDF, "se cortó al descargarlo"),
    "PDF sin hojas": (lambda: pdf(0), PDF, "ninguna hoja"),
    "PDF roto pero con final": (lambda: b"%PDF-1.7\nnada\n%%EOF", PDF, "PDF está dañado"),
    "página web antes del PDF": (lambda: b"<html></html>" + pdf(), PDF, "otra cosa antes"),
    "PDF que también es ZIP": (lambda: pdf() + de_prueba.zip_con("x.exe"), PDF, "escondido"),
    "JPG que también es ZIP": (lambda: imagen() + de_prueba.zip_con("x.js"), JPG, "escondido"),
    "PDF llamado JPG": (pdf, "ine.jpg", "por dentro es un PDF"),
    "JPG llamado PDF": (imagen, "ine.pdf", "por dentro es una imagen JPG"),
    "PNG llamado JPG": (lambda: imagen("PNG"), JPG, "por dentro es una imagen PNG"),
    "PDF llamado programa": (pdf, "a.pdf.exe", "termina en «.exe»"),
    "GIF": (lambda: imagen("GIF"), "a.gif", "imagen de otro formato"),
    "GIF con código": (lambda: b"GIF89a/*" + b"*/=1;alert(1)" * 9, JPG, "imagen de otro formato"),
    "GIF delante de un PDF": (lambda: b"GIF89a" + pdf(), PDF, "otra cosa antes"),
    "TIFF": (lambda: imagen("TIFF"), "a.tif", "imagen de otro formato"),
    "HEIC de teléfono": (lambda: HEIC, "IMG_1.HEIC", "«Más compatible»"),
    "HEIC llamado JPG": (lambda: HEIC, "IMG_1.jpg", "«Más compatible»"),
    "Word": (lambda: de_prueba.zip_con(*DOCX), "a.docx", "documento de oficina"),
    "ZIP": (lambda: de_prueba.zip_con("a.txt"), "a.zip", "archivo comprimido"),
    "página web": (lambda: b"<!DOCTYPE html><html><script>1</script>", "a.html", "página web"),
    "SVG con código": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        "a.svg",
        "página web",
    ),
    "programa llamado PDF": (lambda: b"MZ\x90\0" + b"\0" * 200, PDF, "Por seguridad"),
    "video": (lambda: b"\0\0\0\x18ftypmp42\0\0\0\0" + b"\0" * 60, "a.mp4", "video"),
    "texto llamado PDF": (lambda: b"Constancia de ingresos", PDF, "no es PDF, JPG ni PNG"),
    "configuración": (lambda: b"AddHandler php", ".htaccess", "no es PDF, JPG ni PNG"),
    "JPG cortado": (lambda: imagen()[:3000], JPG, "dañada o incompleta"),
    "PNG cortado": (lambda: imagen("PNG")[:3000], PNG, "dañada o incompleta"),
    "solo la firma de un JPG": (lambda: b"\xff\xd8\xff", JPG, "dañada o incompleta"),
    "solo la firma de un WEBP": (lambda: b"RIFF\0\0\0\0WEBP", WEBP, "dañada o incompleta"),
    "imagen diminuta": (lambda: imagen(tamano=(599, 300)), JPG, "mide 599 por 300 puntos"),
    "bomba de 900 megapixeles": (de_prueba.bomba_de_puntos, PNG, "más de 40 megapixeles"),
    "entre una y dos veces el límite": (
        lambda: de_prueba.bomba_de_puntos(8000, 6000),
        PNG,
        "más de 40 megapixeles",
    ),
    "bomba de texto": (de_prueba.bomba_de_texto, PNG, "dañada o incompleta"),
}


@pytest.mark.parametrize("cual", BUENOS)
def test_a_good_file_is_taken(cual: str) -> None:
    construir, nombre = BUENOS[cual]
    revision = paso(construir(), nombre)
    assert revision.paginas >= 1
    if revision.extension == "pdf":
        assert de_prueba.partes_del_pdf(revision.copia)[0] == revision.paginas
    else:
        Image.open(io.BytesIO(revision.copia), formats=["JPEG"]).load()


@pytest.mark.parametrize("cual", MALOS)
def test_a_bad_file_is_refused_with_its_own_sentence(cual: str) -> None:
    construir, nombre, frase = MALOS[cual]
    with pytest.raises(ArchivoRechazado, match=frase):
        paso(construir(), nombre)


def test_every_refusal_says_how_to_go_on() -> None:
    for construir, nombre, _ in MALOS.values():
        with pytest.raises(ArchivoRechazado) as rechazo:
            paso(construir(), nombre)
        frase = str(rechazo.value)
        assert len(frase.split(". ")) > 1 or ";" in frase, frase
        assert len(frase) < 240


def test_a_question_takes_only_its_kinds() -> None:
    with pytest.raises(ArchivoRechazado, match="Aquí se recibe PDF, y tu archivo es una imagen"):
        paso(imagen(), JPG, ("pdf",))
    with pytest.raises(ArchivoRechazado, match="Aquí se recibe JPG o PNG, y tu archivo es un PDF"):
        paso(pdf(), PDF, ("jpg", "png"))
    assert paso(imagen("WEBP"), WEBP, ("png",)).extension == "jpg"


ACTIVO = ("JavaScript", "Launch", "/URI", "OpenAction", "/AA", "EmbeddedFile", "XFA")


def test_nothing_active_is_left_in_the_working_copy() -> None:
    antes = de_prueba.partes_del_pdf(de_prueba.hostil())[2]
    assert [palabra for palabra in ACTIVO if palabra in antes] == list(ACTIVO)
    despues = de_prueba.partes_del_pdf(paso(de_prueba.hostil(), PDF).copia)[2]
    assert [palabra for palabra in ACTIVO if palabra in despues] == []


def test_a_pdf_does_nothing_when_it_is_opened() -> None:
    impresora = pdf(raiz={"/OpenAction": {"/S": "/Named", "/N": "/Print"}})
    assert "/OpenAction" in de_prueba.partes_del_pdf(impresora)[2]
    assert "/OpenAction" not in de_prueba.partes_del_pdf(paso(impresora, PDF).copia)[2]


def test_the_copy_of_a_restricted_pdf_is_free() -> None:
    assert de_prueba.partes_del_pdf(de_prueba.cifrado(""))[1]
    assert not de_prueba.partes_del_pdf(paso(de_prueba.cifrado(""), PDF).copia)[1]


def test_the_working_copy_of_a_photo_is_upright_and_tells_nothing() -> None:
    assert b"CAMARA-SECRETA" in de_prueba.de_lado()
    copia = paso(de_prueba.de_lado(), JPG).copia
    with Image.open(io.BytesIO(copia)) as foto:
        assert foto.size == (600, 900)
        assert not foto.getexif()
    assert b"CAMARA-SECRETA" not in copia
    assert b"<?php" not in paso(imagen(comment=b"<?php system(1) ?>"), JPG).copia


@pytest.mark.parametrize(
    ("construir", "gris"),
    [(de_prueba.escaneo_de_16_bits, 128), (de_prueba.transparente, 255)],
)
def test_the_working_copy_shows_what_the_eye_sees(
    construir: Callable[[], bytes], gris: int
) -> None:
    with Image.open(io.BytesIO(paso(construir(), PNG).copia)) as copia:
        punto = copia.convert("L").getpixel((350, 350))
    assert isinstance(punto, int | float)
    assert abs(punto - gris) <= 2


def test_a_copy_is_no_larger_than_reading_needs() -> None:
    with Image.open(io.BytesIO(paso(imagen(tamano=(5000, 1000)), JPG).copia)) as copia:
        assert copia.size == (3200, 640)


def test_a_child_that_does_not_end_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisor, "SEGUNDOS", 0.001)
    with pytest.raises(ArchivoRechazado, match="demasiado complicado"):
        paso(pdf(), PDF)


def test_a_child_that_dies_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisor, "_HIJO", "modulo_que_no_existe")
    with pytest.raises(ArchivoRechazado, match="demasiado complicado"):
        paso(pdf(), PDF)
