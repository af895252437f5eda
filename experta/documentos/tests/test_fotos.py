"""A photo is printed small and without what the camera wrote in it."""

from io import BytesIO

import pytest
from PIL import Image

from experta.documentos.fotos import LADO, reducir


def foto(ancho: int = 3000, alto: int = 4000) -> bytes:
    """Return a JPG with the camera and the place written in it."""
    exif = Image.Exif()
    exif[0x010F] = "Camara de Rosa"
    salida = BytesIO()
    Image.effect_noise((ancho, alto), 60).convert("RGB").save(salida, "JPEG", exif=exif)
    return salida.getvalue()


def test_it_is_small_keeps_its_shape_and_says_nothing_else() -> None:
    original = foto()
    assert b"Camara de Rosa" in original
    chica = reducir(original)
    with Image.open(BytesIO(chica)) as imagen:
        assert imagen.size == (LADO * 3 // 4, LADO)
        assert not imagen.getexif()
    assert b"Camara" not in chica
    assert len(chica) < 120_000


def test_a_small_one_is_not_made_larger_and_the_same_gives_the_same() -> None:
    original = foto(60, 80)
    assert reducir(original) == reducir(original)
    with Image.open(BytesIO(reducir(original))) as imagen:
        assert imagen.size == (60, 80)


def test_what_is_no_picture_is_an_error() -> None:
    with pytest.raises(OSError, match="identify"):
        reducir(b"%PDF-1.4 prueba")
