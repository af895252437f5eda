"""Names that people or attackers give are shown, clean, and used nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.expedientes.revision.nombres import LARGO, extension, limpiar


@pytest.mark.parametrize(
    ("dado", "limpio"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\fotos\\ine.jpg", "ine.jpg"),
        ("acta\r\nSet-Cookie: x.pdf", "acta Set-Cookie: x.pdf"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a.php\x00.pdf", "a.php.pdf"),
        ("  mi   acta .pdf ", "mi acta .pdf"),
        ("", "archivo"),
        ("\u200b", "archivo"),
        ("carpeta/", "archivo"),
        ("Constancia Ñuñoa.PDF", "Constancia Ñuñoa.PDF"),
    ],
)
def test_a_name_is_cleaned(dado: str, limpio: str) -> None:
    assert limpiar(dado) == limpio


def test_a_long_name_keeps_its_extension() -> None:
    assert limpiar("a" * 400 + ".pdf") == "a" * (LARGO - 4) + ".pdf"


@pytest.mark.parametrize(
    ("nombre", "es"),
    [("a.PDF", "pdf"), ("a.pdf.exe", "exe"), (".htaccess", ""), ("Acta No. 5", ""), ("a", "")],
)
def test_only_the_last_extension_counts(nombre: str, es: str) -> None:
    assert extension(nombre) == es


@given(st.text(max_size=300))
def test_any_text_becomes_one_visible_line(dado: str) -> None:
    limpio = limpiar(dado)
    assert 0 < len(limpio) <= LARGO
    assert limpio.isprintable()
    assert not set(limpio) & set("/\\")
    assert limpiar(limpio) == limpio
