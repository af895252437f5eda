"""The fees of the business shelf: months, brackets and kilos, each against arithmetic by hand."""

from datetime import date

import pytest

from experta.catalogo.tests.apoyo import ejecutable


@pytest.mark.parametrize(
    ("mes", "porcentaje"), [(2, 50), (3, 60), (4, 70), (5, 100), (11, 100), (12, 100)]
)
def test_solvents_cost_less_from_february_to_april(mes: int, porcentaje: int) -> None:
    # 1000 kg x 0.03 x 117.31 = 3,519.30
    pagado = ejecutable("permiso-de-solventes").costo_centavos(
        {"kilos": "1000"}, date(2026, mes, 9)
    )
    assert pagado == 351_930 * porcentaje // 100


@pytest.mark.parametrize(("mes", "pesos"), [(1, 384), (2, 192), (6, 192), (7, 384)])
def test_the_street_costs_half_from_february_to_june(mes: int, pesos: int) -> None:
    via = ejecutable("permiso-via-publica")
    assert via.costo_centavos({"mas_de_tres": False}, date(2026, mes, 9)) == pesos * 100
    assert via.costo_centavos({"mas_de_tres": True}, date(2026, mes, 9)) == 2200


@pytest.mark.parametrize(
    ("personas", "umas"),
    [(1, 5), (50, 5), (51, 10), (100, 10), (101, 18), (300, 18), (301, 35), (1000, 35), (1001, 60)],
)
def test_the_aforo_is_charged_by_bracket_without_gap_nor_overlap(personas: int, umas: int) -> None:
    conceptos = ejecutable("dictamen-de-aforo").costo(
        {"personas": str(personas)}, date(2026, 11, 23)
    )
    assert [concepto.importe_centavos for concepto in conceptos] == [11731 * umas]


def test_the_licence_of_alcohol_adds_forty_uma_and_each_metre_over_sixty_counts() -> None:
    licencia, hoy = ejecutable("licencia-de-funcionamiento"), date(2026, 11, 23)
    base = licencia.costo_centavos({"alcohol": False, "superficie_m2": "60"}, hoy)
    con_alcohol = licencia.costo_centavos({"alcohol": True, "superficie_m2": "60"}, hoy)
    grande = licencia.costo_centavos({"alcohol": False, "superficie_m2": "160"}, hoy)
    assert (base, con_alcohol - base, grande - base) == (11731 * 12, 11731 * 40, 11731 * 5)
