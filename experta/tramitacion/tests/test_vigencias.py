"""Until when a document is in force, for each shape of validity that a ficha may state."""

from datetime import date

import pytest

from experta.catalogo.ficha import Vigencia
from experta.tramitacion.vigencias import hasta


def vigencia(
    tipo: str,
    *,
    cantidad: int | None = None,
    unidad: str = "",
    mes: int | None = None,
    dia: int | None = None,
) -> Vigencia:
    return Vigencia(tipo=tipo, cantidad=cantidad, unidad=unidad, mes=mes, dia=dia, texto="")


@pytest.mark.parametrize(
    ("una", "ultimo"),
    [
        (vigencia("duracion", cantidad=60, unidad="dias_naturales"), date(2027, 1, 22)),
        (vigencia("duracion", cantidad=3, unidad="meses"), date(2027, 2, 23)),
        (vigencia("duracion", cantidad=2, unidad="anios"), date(2028, 11, 23)),
        (vigencia("fecha_fija", mes=12, dia=31), date(2026, 12, 31)),
        (vigencia("fecha_fija", mes=5, dia=31), date(2027, 5, 31)),
        (vigencia("temporada", mes=2, dia=15), date(2027, 2, 15)),
    ],
)
def test_a_shape_with_a_date_ends_on_its_day(una: Vigencia, ultimo: date) -> None:
    assert hasta(una, date(2026, 11, 23)) == ultimo


def test_what_is_for_an_event_ends_with_it_and_nothing_else_does() -> None:
    evento = date(2026, 12, 6)
    assert hasta(vigencia("por_evento"), date(2026, 11, 23), evento) == evento
    un_mes = vigencia("duracion", cantidad=1, unidad="meses")
    assert hasta(un_mes, date(2026, 11, 23), evento) == date(2026, 12, 23)


@pytest.mark.parametrize("tipo", ["por_evento", "unica", "indefinida", "temporada"])
def test_a_shape_without_a_date_has_no_last_day(tipo: str) -> None:
    assert hasta(vigencia(tipo), date(2026, 11, 23)) is None


def test_what_is_issued_on_the_last_day_of_the_season_is_in_force_that_day() -> None:
    assert hasta(vigencia("temporada", mes=2, dia=15), date(2027, 2, 15)) == date(2027, 2, 15)


def test_a_month_without_that_day_ends_on_its_last() -> None:
    un_mes = vigencia("duracion", cantidad=1, unidad="meses")
    assert hasta(un_mes, date(2027, 1, 31)) == date(2027, 2, 28)
