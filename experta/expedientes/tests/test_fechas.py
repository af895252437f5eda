"""The date of a paper: every way in which it is written here, and none that accuses wrongly."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experta.comun.texto import fecha_larga
from experta.expedientes.revision.fechas import fecha_del_papel

HOY = date(2026, 11, 22)
TRES = date(2026, 3, 3)


@pytest.mark.parametrize(
    "texto",
    [
        "Fecha de expedición: 3 de marzo de 2026",
        "Chihuahua, Chih., a 3 de marzo del 2026.",
        "CHIHUAHUA, CHIH., A 03 DE MARZO DE 2026",
        "se extiende a los 3 días del mes de marzo de 2026",
        "Fecha de emisión 03/03/2026",
        "emitido el 03-mar-2026",
        "Fecha de corte: 03 MAR 26",
        "Marzo 3, 2026",
        "FECHA DE EXPEDICIÓN 03.03.2026",
        "Lugar y Fecha de Emisión CUAUHTEMOC , CHIHUAHUA A 03 DE MARZO DE 2026",
        "fechaEmision=2026-03-03T10:00:00",
        "Periodo facturado: 03 ENE 26 - 03 MAR 26",
    ],
)
def test_a_date_is_understood_as_people_write_it(texto: str) -> None:
    assert fecha_del_papel(texto, HOY) == TRES


@given(st.dates(date(2017, 1, 1), HOY))
def test_every_day_as_the_town_writes_it_is_read_back(dia: date) -> None:
    assert fecha_del_papel(f"Se expide el {fecha_larga(dia)}.", HOY) == dia
    assert fecha_del_papel(f"expedida: {dia:%d/%m/%Y}", HOY) == dia


@pytest.mark.parametrize(
    ("texto", "fecha"),
    [
        ("Fecha de nacimiento 01/02/1980. Expedida el 3 de marzo de 2026", TRES),
        ("Fecha de nacimiento: 01/02/1980", None),
        ("Fecha inicio de operaciones: 15 DE MAYO DE 2019", None),
        ("Fecha límite de pago: 10 DIC 2025", None),
        ("Escritura pública 45 del 3 de marzo de 1998", None),
        ("Teléfono 614-123-4567, folio 31/45/2026", None),
        ("Expedido el 3 de marzo de 2026. Impreso: vigencia al 1 de enero de 2020", TRES),
        ("Pagado el 3 de marzo de 2026, antes se pagó el 2 de enero de 2025", TRES),
        ("Periodo: febrero 2026", date(2026, 2, 28)),
        ("Próxima lectura 3 de enero de 2027. Hoy es 3 de marzo de 2026", TRES),
        ("", None),
    ],
)
def test_in_doubt_the_newest_date_that_has_come(texto: str, fecha: date | None) -> None:
    assert fecha_del_papel(texto, HOY) == fecha


def test_a_labelled_date_goes_before_a_later_one_without_label() -> None:
    texto = "Fecha de emisión: 03/03/2026. " + "x " * 60 + "Consultado 20/11/2026"
    assert fecha_del_papel(texto, HOY) == TRES


def test_a_date_to_come_is_never_that_of_the_paper() -> None:
    manana = HOY + timedelta(days=1)
    assert fecha_del_papel(f"Expedido el {manana:%d/%m/%Y}", HOY) is None
    assert fecha_del_papel(f"Expedido el {manana:%d/%m/%Y}", manana) == manana


def test_the_word_expediente_is_not_an_expedition() -> None:
    texto = "Expediente 118/2019, del 12 de marzo de 2019. Chihuahua, a 3 de marzo de 2026."
    assert fecha_del_papel(texto, HOY) == TRES
