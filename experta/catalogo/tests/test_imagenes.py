"""The example pictures: they are part of the version, and an SVG only draws."""

from pathlib import Path

import pytest

from experta.catalogo.lector import leer
from experta.catalogo.tests.apoyo import SLUG, cambiar, copiar, hallazgos

MARCO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.fixture
def estante(tmp_path: Path) -> Path:
    """A shelf whose trámite shows a picture of its own."""
    estante = copiar(tmp_path)
    ficha = estante / SLUG / "ficha.yaml"
    texto = ficha.read_text(encoding="utf-8")
    ficha.write_text(texto.replace("_imagenes/credencial.svg", "imagenes/papel.svg", 1))
    dibujar(estante, "<rect width='9' height='9' fill='url(#a)'/>")
    return estante


def dibujar(estante: Path, dentro: str) -> None:
    """Write the picture."""
    carpeta = estante / SLUG / "imagenes"
    carpeta.mkdir(exist_ok=True)
    (carpeta / "papel.svg").write_text(MARCO.format(dentro), encoding="utf-8")


def test_a_picture_that_only_draws_is_part_of_the_version(estante: Path) -> None:
    assert hallazgos(estante) == []
    assert b"<rect" in leer(SLUG, estante).archivos["imagenes/papel.svg"]


@pytest.mark.parametrize(
    "dentro",
    [
        "<script>alert(1)</script>",
        "<rect onload='alert(1)'/>",
        "<rect style='fill:red'/>",
        "<rect fill='url(https://otro.example/x)'/>",
        "<image href='https://otro.example/x.png'/>",
        "<foreignObject/>",
    ],
)
def test_an_svg_that_runs_or_calls_is_refused(estante: Path, dentro: str) -> None:
    dibujar(estante, dentro)
    assert any("Quítalo." in dicho for dicho in hallazgos(estante))


def test_a_picture_that_is_not_there_is_told_at_its_line(estante: Path) -> None:
    cambiar(estante / SLUG / "ficha.yaml", "imagenes/papel.svg", "_imagenes/otra.svg")
    (dicho,) = hallazgos(estante)
    assert "No existe la imagen «_imagenes/otra.svg»" in dicho


def test_a_text_called_png_is_refused(estante: Path) -> None:
    (estante / SLUG / "imagenes" / "papel.png").write_text("hola")
    cambiar(estante / SLUG / "ficha.yaml", "imagenes/papel.svg", "imagenes/papel.png")
    (dicho,) = hallazgos(estante)
    assert "no es una imagen png" in dicho
