"""A document prints only a picture that the form asks as such, and its template must show it."""

from pathlib import Path

import pytest

from experta.catalogo.tests.apoyo import copiar, hallazgos, linea_de, romper

IDENTIDAD = "constancia-de-identidad"
IMAGENES = "imagenes: {foto: fotografia}"


@pytest.fixture
def estante(tmp_path: Path) -> Path:
    return copiar(tmp_path, IDENTIDAD)


def test_the_untouched_copy_is_sound(estante: Path) -> None:
    assert hallazgos(estante, IDENTIDAD) == []


@pytest.mark.parametrize(
    ("nuevo", "dice"),
    [
        ("imagenes: {foto: retrato}", "«retrato» no es una pregunta de tipo archivo"),
        ("imagenes: {foto: para_que}", "«para_que» no es una pregunta de tipo archivo"),
        ("imagenes: {foto: acta_de_nacimiento}", "«acepta: [jpg, png]» y «maximo: 1»"),
        ("imagenes: {../foto: fotografia}", "«../foto» se escribe con minúsculas"),
    ],
)
def test_what_is_not_one_picture_is_refused_at_its_line(
    estante: Path, nuevo: str, dice: str
) -> None:
    dichos = romper(estante, "ficha.yaml", IMAGENES, nuevo, IDENTIDAD)
    linea = linea_de(estante / IDENTIDAD / "ficha.yaml", lambda texto: nuevo in texto)
    hallado = next((dicho for dicho in dichos if dice in dicho), "")
    assert hallado.startswith(f"tramites/{IDENTIDAD}/ficha.yaml:{linea}: "), dichos


def test_a_template_that_does_not_show_it_is_refused(estante: Path) -> None:
    plantilla = "documentos/constancia.typ"
    dichos = romper(estante, plantilla, '"foto" in datos.imagenes', "false", IDENTIDAD)
    assert any("no muestra la imagen «foto»" in dicho for dicho in dichos), dichos


def test_a_picture_that_says_nothing_to_who_does_not_see_it_is_refused(estante: Path) -> None:
    dichos = romper(estante, "documentos/constancia.typ", "alt: foto.alt, ", "", IDENTIDAD)
    assert any("escribe su texto en «alt»" in dicho for dicho in dichos), dichos
