"""The worked cases of the law, one rule per test."""

from datetime import date

import pytest

from experta.comun.municipio import municipio_actual
from experta.plazos.calendario import CalendarioSinEjercicio, PlazoInvalido
from experta.plazos.rules import calcular, tercio, usados_y_restantes
from experta.plazos.tests.pedidos import calendario, contar, hora, pausa, pedir
from experta.plazos.tipos import Horario, Motivo, Suspension, Tipo, Unidad


def test_art_28_ten_days_skip_the_weekend_and_the_monday_holiday() -> None:
    computo = contar("2026-03-12T10:00", "dias_habiles", 10)
    assert computo.inicio == date(2026, 3, 13)
    assert computo.vence == date(2026, 3, 27)


def test_art_17_b_the_last_minute_and_the_first_one_of_a_day_start_on_different_days() -> None:
    assert contar("2026-03-11T23:59:59", "dias_habiles", 1).vence == date(2026, 3, 12)
    assert contar("2026-03-12T00:00:00", "dias_habiles", 1).vence == date(2026, 3, 13)


def test_art_17_b_a_friday_before_a_holiday_monday_starts_on_tuesday() -> None:
    assert contar("2026-03-13T14:59", "dias_habiles", 1).vence == date(2026, 3, 17)


def test_art_29_natural_days_start_on_a_dia_habil_and_a_last_dia_inhabil_moves_on() -> None:
    computo = contar("2026-03-12T10:00", "dias_naturales", 2)
    assert computo.vence == date(2026, 3, 17)  # Saturday 14 → Tuesday, Monday 16 is a holiday
    assert computo.renglones[-1].regla == "ultimo-dia-inhabil"


@pytest.mark.parametrize(
    ("inicio", "meses", "vence"),
    [
        ("2026-05-12", 1, date(2026, 6, 12)),
        ("2026-03-31", 1, date(2026, 4, 30)),
        ("2026-01-30", 1, date(2026, 3, 2)),  # 28 February is a Saturday
        ("2026-11-30", 3, date(2027, 3, 1)),  # 28 February 2027 is a Sunday
        ("2025-12-12", 1, date(2026, 1, 12)),
    ],
)
def test_art_29_months_end_on_the_same_day_number(inicio: str, meses: int, vence: date) -> None:
    assert contar(inicio, "meses", meses).vence == vence


@pytest.mark.parametrize(("cantidad", "limite"), [(1, 1), (2, 1), (3, 1), (10, 4), (20, 7)])
def test_art_17_a_a_fraction_of_the_first_third_counts_as_a_whole_day(
    cantidad: int, limite: int
) -> None:
    computo = contar("2026-06-01T09:00", "dias_habiles", cantidad)
    assert tercio(cantidad) == limite
    assert computo.limite_prevencion == calendario().sumar_habiles(date(2026, 6, 1), limite)


def test_art_17_a_the_window_of_a_plazo_in_months_counts_its_dias_habiles() -> None:
    # 13 May to 12 June 2026 has 23 días hábiles; its third is 8.
    assert contar("2026-05-12T09:00", "meses", 1).limite_prevencion == date(2026, 5, 22)


def test_art_30_hours_run_only_while_the_office_is_open() -> None:
    assert contar("2026-03-12T13:00", "horas_habiles", 2).vence == hora("2026-03-12T15:00")
    assert contar("2026-03-13T14:00", "horas_habiles", 2).vence == hora("2026-03-17T09:00")
    assert contar("2026-03-12T15:00", "horas_habiles", 1).vence == hora("2026-03-13T09:00")
    assert contar("2026-03-12T06:00", "horas_habiles", 1).vence == hora("2026-03-12T09:00")


def test_art_30_a_started_minute_counts_from_the_next_one() -> None:
    computo = contar("2026-03-12T10:00:01", "horas_habiles", 1)
    assert computo.vence == hora("2026-03-12T11:01")


def test_art_17_a_a_started_third_of_hours_is_a_whole_hour() -> None:
    computo = contar("2026-03-12T10:00", "horas_habiles", 4)
    assert computo.limite_prevencion == hora("2026-03-12T12:00")


def test_office_hours_are_a_parameter() -> None:
    horario = Horario.desde_json({"abre": "08:30", "cierra": "15:30"})
    computo = contar("2026-03-12T15:00", "horas_habiles", 1, horario=horario)
    assert computo.vence == hora("2026-03-13T09:00")


def test_art_17_a_the_day_of_the_prevencion_counts_and_the_day_of_the_answer_does_not() -> None:
    computo = contar(
        "2026-03-12T10:00", "dias_habiles", 10, suspensiones=(pausa("2026-03-17", "2026-03-24"),)
    )
    assert computo.vence == date(2026, 4, 7)
    usados = [(r.tipo, r.dias_usados, r.dias_restantes) for r in computo.renglones]
    assert usados == [
        (Tipo.PRESENTACION, 0, 10),
        (Tipo.INICIO, 0, 10),
        (Tipo.SUSPENSION, 2, 8),
        (Tipo.REANUDACION, 2, 8),
        (Tipo.VENCIMIENTO, 10, 0),
    ]


@pytest.mark.parametrize("cantidad", [1, 2, 5])
def test_art_17_a_a_prevencion_on_the_last_day_leaves_that_day_to_be_counted(
    cantidad: int,
) -> None:
    entero = contar("2026-06-01T10:00", "dias_habiles", cantidad)
    ultimo = str(entero.vence)
    parado = (pausa(ultimo, "2026-06-15"),)
    computo = contar("2026-06-01T10:00", "dias_habiles", cantidad, suspensiones=parado)
    assert computo.vence == date(2026, 6, 16)
    saldos = {str(r.tipo): r.dias_restantes for r in computo.renglones}
    assert (saldos["suspension"], saldos["reanudacion"], saldos["vencimiento"]) == (1, 1, 0)


def test_on_the_last_day_a_payment_leaves_that_day_and_after_it_nothing_changes() -> None:
    entero = contar("2026-06-01T10:00", "dias_habiles", 5).vence
    despues = (pausa("2026-06-09", "2026-06-15"),)
    assert contar("2026-06-01T10:00", "dias_habiles", 5, suspensiones=despues).vence == entero
    pago = Suspension(date(2026, 6, 8), date(2026, 6, 15), Motivo.PAGO, "espera-de-pago")
    vence = contar("2026-06-01T10:00", "dias_habiles", 5, suspensiones=(pago,)).vence
    assert vence == date(2026, 6, 16)


def test_what_goes_on_the_day_after_an_extension_knows_of_it() -> None:
    computo = contar(
        "2026-06-01T10:00",
        "dias_habiles",
        10,
        suspensiones=(pausa("2026-06-03", "2026-06-05"),),
        prorroga=5,
        prorroga_fecha=date(2026, 6, 5),
    )
    lineas = {linea.tipo: linea for linea in computo.renglones}
    assert lineas[Tipo.PRORROGA].dias_restantes == lineas[Tipo.REANUDACION].dias_restantes == 13


def test_art_17_a_an_answer_on_a_dia_inhabil_resumes_the_next_dia_habil() -> None:
    sabado = contar(
        "2026-06-01T10:00", "dias_habiles", 5, suspensiones=(pausa("2026-06-03", "2026-06-06"),)
    )
    viernes = contar(
        "2026-06-01T10:00", "dias_habiles", 5, suspensiones=(pausa("2026-06-03", "2026-06-05"),)
    )
    assert sabado.vence == viernes.vence == date(2026, 6, 10)


def test_an_open_suspension_has_no_due_date_yet() -> None:
    computo = contar("2026-06-01T10:00", "meses", 1, suspensiones=(pausa("2026-06-08"),))
    assert computo.vence is None
    assert [r.tipo for r in computo.renglones][-1] == Tipo.SUSPENSION
    assert computo.renglones[-1].dias_restantes == 23


def test_suspensions_that_overlap_count_once() -> None:
    dos = (pausa("2026-06-03", "2026-06-09"), pausa("2026-06-05", "2026-06-11"))
    una = (pausa("2026-06-03", "2026-06-11"),)
    juntas = contar("2026-06-01T10:00", "dias_habiles", 10, suspensiones=dos)
    assert juntas == contar("2026-06-01T10:00", "dias_habiles", 10, suspensiones=una)


def test_art_17_a_in_hours_the_clock_stops_at_the_minute_of_the_prevencion() -> None:
    suspension = Suspension(hora("2026-06-01T11:30"), date(2026, 6, 3))
    solicitud = pedir("2026-06-01T10:00", "horas_habiles", 4, suspensiones=(suspension,))
    assert calcular(solicitud).vence == hora("2026-06-04T10:30")
    assert usados_y_restantes(solicitud, date(2026, 6, 2)) == (1, 3)


@pytest.mark.parametrize(("cantidad", "maxima"), [(1, 0), (3, 1), (10, 5), (15, 7)])
def test_art_31_an_extension_is_at_most_half_rounded_down(cantidad: int, maxima: int) -> None:
    corto = contar("2026-06-01T10:00", "dias_habiles", cantidad + maxima)
    assert contar("2026-06-01T10:00", "dias_habiles", cantidad, prorroga=maxima).vence == (
        corto.vence
    )
    with pytest.raises(PlazoInvalido, match="mitad"):
        contar("2026-06-01T10:00", "dias_habiles", cantidad, prorroga=maxima + 1)


def test_art_31_the_ledger_knows_of_the_extension_only_from_its_day() -> None:
    computo = contar(
        "2026-06-01T10:00",
        "dias_habiles",
        10,
        prorroga=5,
        prorroga_fecha=date(2026, 6, 10),
        suspensiones=(pausa("2026-06-03", "2026-06-05"),),
    )
    assert [(str(r.tipo), r.dias_restantes) for r in computo.renglones] == [
        ("presentacion", 10),
        ("inicio", 10),
        ("suspension", 8),
        ("reanudacion", 8),
        ("prorroga", 10),
        ("vencimiento", 0),
    ]


def test_every_line_cites_a_rule_of_the_marco_legal() -> None:
    marco = municipio_actual().marco
    for unidad in Unidad:
        computo = contar(
            "2026-06-01T10:00",
            unidad,
            12,
            prorroga=6,
            suspensiones=(pausa("2026-06-02", "2026-06-05"),),
        )
        assert len(computo.renglones) == 6
        assert all(marco[r.regla].articulo in r.articulo for r in computo.renglones)


def test_a_year_without_calendar_is_an_error_that_says_which_file_is_missing() -> None:
    with pytest.raises(CalendarioSinEjercicio, match=r"municipio/calendario/2028\.yaml"):
        contar("2027-12-30T10:00", "dias_habiles", 5)


def test_an_empty_plazo_and_a_backward_suspension_are_refused() -> None:
    with pytest.raises(PlazoInvalido, match="una unidad"):
        contar("2026-06-01T10:00", "dias_habiles", 0)
    with pytest.raises(PlazoInvalido, match="antes de empezar"):
        pausa("2026-06-05", "2026-06-04")


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(PlazoInvalido, match="marco-legal"):
        contar("2026-06-01T10:00", "dias_habiles", 3, regla="no-existe")
