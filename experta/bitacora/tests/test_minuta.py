"""The minute says what stood at the end of the day, and its note can be checked."""

from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from experta.bitacora.canonico import huella
from experta.bitacora.exportacion import exportar
from experta.bitacora.llaves import abrir_llave
from experta.bitacora.merkle import raiz
from experta.bitacora.minuta import minuta_del_dia
from experta.bitacora.notas import Punto, abrir, firmar
from experta.bitacora.tests.fabrica import Casa, escribir, hacer_hojas
from experta.bitacora.verificador import verificar_exportacion
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
    firmada = abrir(nota, casa.verificadora()).raiz.hex()
    assert nota in minuta
    assert "Hojas que cubre: 6" in minuta
    assert "Firmado: 22/11/2026 18:05:00" in minuta
    assert f"  {firmada[:4]} {firmada[4:8]} " in minuta
    assert firmada in minuta.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("guardada", ["minuta.txt", "minuta.eml"])
def test_the_minute_as_it_was_saved_catches_who_deletes_and_signs_again(
    tmp_path: Path, guardada: str
) -> None:
    casa, fuera = Casa.en(tmp_path), tmp_path / guardada
    hacer_hojas(3)
    casa.sellar()
    correo = EmailMessage()
    correo.set_content(minuta_del_dia(reloj.hoy()), cte="base64")
    fuera.write_bytes(
        correo.as_bytes() if guardada.endswith("eml") else correo.get_content().encode()
    )
    exportada = tmp_path / "bitacora.jsonl"
    exportar(exportada, llaves=casa.llaves)
    assert verificar_exportacion(exportada, casa.verificadora(), puntos=fuera).correcto
    hoja, *resto = casa.exportar()[1:]
    hoja["acto"] = "otro"
    hoja["huella_hoja"] = huella({c: v for c, v in hoja.items() if c != "huella_hoja"})
    arbol = raiz(bytes.fromhex(una["huella_hoja"]) for una in (hoja, *resto))
    llave = abrir_llave(casa.llaves, crear=False)
    nota = firmar(Punto(llave.origen, 3, arbol), llave.privada)
    encabezado = {**casa.exportar()[0], "puntos": [nota]}
    escribir(exportada, [encabezado, hoja, *resto])
    assert verificar_exportacion(exportada, casa.verificadora(), puntos=None).correcto
    informe = verificar_exportacion(exportada, casa.verificadora(), puntos=fuera)
    assert "no es la firmada" in "".join(informe.errores)


def test_a_day_before_everything_says_so() -> None:
    minuta = minuta_del_dia(DIA)
    assert "Todavía no se había firmado ninguno" in minuta
    assert "ACTOS DEL DÍA (0)\n        ninguno" in minuta
