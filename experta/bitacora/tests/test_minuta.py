"""The minute says what stood at the end of the day, and its note can be checked."""

from datetime import date, datetime
from pathlib import Path

import pytest

from experta.bitacora.minuta import minuta_del_dia
from experta.bitacora.notas import abrir
from experta.bitacora.tests.fabrica import Casa, hacer_hojas
from experta.comun import reloj

pytestmark = pytest.mark.django_db
DIA = date(2026, 11, 22)


def _a_las(dia: int, hora: int, minuto: int = 0) -> datetime:
    return datetime(2026, 11, dia, hora, minuto, tzinfo=reloj.zona())


def test_it_counts_the_acts_of_the_day_of_the_town() -> None:
    for momento, acto in [
        (_a_las(21, 23, 59), "pagar"),
        (_a_las(22, 0), "ingresar"),
        (_a_las(22, 23, 59), "resolver"),
        (_a_las(23, 0), "pagar"),
    ]:
        with reloj.detenido(momento):
            hacer_hojas(2, acto=acto)
    minuta = minuta_del_dia(DIA)
    assert "Día: 22/11/2026" in minuta
    assert "ACTOS DEL DÍA (4)" in minuta
    assert "      2  ingresar\n      2  resolver\n" in minuta
    assert "pagar" not in minuta


def test_it_carries_the_last_checkpoint_of_the_day(tmp_path: Path) -> None:
    casa = Casa.en(tmp_path)
    for momento in (_a_las(22, 9), _a_las(22, 18, 5), _a_las(23, 9)):
        with reloj.detenido(momento):
            hacer_hojas(3)
            casa.sellar()
    minuta = minuta_del_dia(DIA)
    nota = (casa.carpeta / "punto-000000000006.nota").read_text()
    raiz = abrir(nota, casa.verificadora()).raiz.hex()
    assert nota in minuta
    assert "Hojas que cubre: 6" in minuta
    assert "Firmado: 22/11/2026 18:05:00" in minuta
    assert f"  {raiz[:4]} {raiz[4:8]} " in minuta
    assert raiz in minuta.replace(" ", "").replace("\n", "")


def test_a_day_before_everything_says_so() -> None:
    minuta = minuta_del_dia(DIA)
    assert "Todavía no se había firmado ninguno" in minuta
    assert "ACTOS DEL DÍA (0)\n        ninguno" in minuta
