"""Worked cases, one per article: what a judge would count by hand."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from experta.plazos.calendario import Caida, Calendario, DiaInhabil
from experta.plazos.rules import calcular
from experta.plazos.tests.pedidos import calendario, contar, hora, pausa, pedir
from experta.plazos.tipos import ACargo, Computo, Escalon, Motivo, Suspension, Tipo, Ventana

CAIDA = Caida(date(2026, 6, 5), "10:00", "14:00", "Acuerdo 7", "demostración")


def con_caida(inicio: str, unidad: str, cantidad: int, a_cargo: ACargo) -> Computo:
    """Count a plazo under a calendar in which the platform was down on Friday 5 June 2026."""
    solicitud = pedir(inicio, unidad, cantidad, a_cargo=a_cargo)
    return calcular(replace(solicitud, calendario=replace(calendario(), caidas=(CAIDA,))))


def test_art_17_three_months_without_another_plazo_end_on_the_same_day_number() -> None:
    assert contar("2026-03-12T10:00", "meses", 3).vence == date(2026, 6, 12)


@pytest.mark.parametrize(
    ("dias", "limite"),
    [(2, "2026-06-02"), (3, "2026-06-02"), (10, "2026-06-05"), (20, "2026-06-10")],
)
def test_art_17_a_the_window_of_2_3_10_and_20_days_closes_on_day_1_1_4_and_7(
    dias: int, limite: str
) -> None:
    computo = contar("2026-06-01T09:00", "dias_habiles", dias)
    assert computo.limite_prevencion == date.fromisoformat(limite)


@pytest.mark.parametrize(
    ("unidad", "limite"),
    [("dias_habiles", date(2026, 6, 1)), ("horas_habiles", hora("2026-06-01T09:00"))],
)
def test_art_17_a_an_immediate_resolution_is_prevented_at_once(
    unidad: str, limite: date | datetime
) -> None:
    computo = contar("2026-06-01T09:00", unidad, 3, ventana=Ventana.INMEDIATA)
    assert computo.limite_prevencion == limite


def test_art_17_a_on_a_saturday_at_once_is_the_next_dia_habil() -> None:
    computo = contar("2026-06-06T09:00", "dias_habiles", 3, ventana=Ventana.INMEDIATA)
    assert computo.limite_prevencion == date(2026, 6, 8)


def test_art_17_a_without_a_resolution_there_are_ten_days_to_prevent() -> None:
    computo = contar("2026-06-01T09:00", "meses", 3, ventana=Ventana.SIN_RESOLUCION)
    assert computo.limite_prevencion == date(2026, 6, 15)


def test_art_17_a_a_prevencion_uses_up_the_window_and_a_wait_for_payment_does_not() -> None:
    prevenido = contar("2026-06-01T09:00", "dias_habiles", 10, suspensiones=(pausa("2026-06-03"),))
    espera = Suspension(date(2026, 6, 3), motivo=Motivo.PAGO, regla="espera-de-pago")
    pagando = contar("2026-06-01T09:00", "dias_habiles", 10, suspensiones=(espera,))
    assert prevenido.escalones == {}
    assert pagando.escalones == {Escalon.LIMITE_PREVENCION: date(2026, 6, 5)}


def test_a_wait_for_payment_is_its_own_line_with_its_article() -> None:
    espera = Suspension(date(2026, 6, 3), date(2026, 6, 9), Motivo.PAGO, "espera-de-pago")
    computo = contar("2026-06-01T09:00", "dias_habiles", 10, suspensiones=(espera,))
    parada, vuelta = computo.renglones[2:4]
    assert (parada.tipo, parada.regla) == (Tipo.ESPERA_DE_PAGO, "espera-de-pago")
    assert "en espera del pago" in parada.texto
    assert (vuelta.tipo, vuelta.fecha) == (Tipo.REANUDACION, date(2026, 6, 10))
    assert vuelta.regla == "espera-de-pago"
    assert computo.vence == date(2026, 6, 19)


def test_art_17_b_a_saturday_submission_starts_on_monday() -> None:
    assert contar("2026-06-06T11:00", "dias_habiles", 1).inicio == date(2026, 6, 8)


def test_art_28_the_second_of_november_declared_in_2026_is_not_counted() -> None:
    assert contar("2026-10-30T10:00", "dias_habiles", 1).vence == date(2026, 11, 3)


def test_art_29_the_29_of_february_and_the_months_without_31() -> None:
    bisiesto = Calendario((), frozenset({2028}))
    solicitud = replace(pedir("2028-01-31T10:00", "meses", 1), calendario=bisiesto)
    assert calcular(solicitud).vence == date(2028, 2, 29)
    assert contar("2026-08-31T10:00", "meses", 1).vence == date(2026, 9, 30)


@pytest.mark.parametrize("unidad", ["dias_habiles", "dias_naturales"])
def test_art_29_an_outage_on_the_last_day_is_a_closed_office_for_the_person(unidad: str) -> None:
    computo = con_caida("2026-06-01T09:00", unidad, 4, ACargo.PERSONA)
    assert computo.vence == date(2026, 6, 8)
    assert computo.renglones[-1].regla == "ultimo-dia-caida"
    assert "no funcionó de 10:00 a 14:00 (Acuerdo 7)" in computo.renglones[-1].texto
    assert con_caida("2026-06-01T09:00", unidad, 4, ACargo.AUTORIDAD).vence == date(2026, 6, 5)


def test_art_29_an_outage_before_the_last_day_changes_nothing() -> None:
    assert con_caida("2026-06-01T09:00", "dias_habiles", 5, ACargo.PERSONA) == calcular(
        pedir("2026-06-01T09:00", "dias_habiles", 5, a_cargo=ACargo.PERSONA)
    )


def test_art_29_an_outage_moves_the_end_and_not_the_half() -> None:
    computo = con_caida("2026-06-01T09:00", "dias_habiles", 8, ACargo.PERSONA)
    assert computo.escalones[Escalon.MITAD] == date(2026, 6, 5)


def test_art_29_in_hours_what_was_left_that_morning_is_given_again() -> None:
    computo = con_caida("2026-06-04T13:00", "horas_habiles", 4, ACargo.PERSONA)
    assert computo.vence == hora("2026-06-08T10:00")  # two hours were left on Friday at 8:00
    assert computo.renglones[-1].dias_restantes == 0


def test_art_38_the_plazo_of_a_person_runs_from_the_day_after_the_notification() -> None:
    # Notified on Friday 26 June: five días hábiles from Monday 29.
    computo = contar("2026-06-26T17:30", "dias_habiles", 5, a_cargo=ACargo.PERSONA)
    assert (computo.inicio, computo.vence) == (date(2026, 6, 29), date(2026, 7, 3))


def test_art_60_three_months_without_acting() -> None:
    assert contar("2026-05-29T10:00", "meses", 3).vence == date(2026, 8, 31)  # 29 is a Saturday


def test_the_change_of_zone_of_october_2022_moves_no_day() -> None:
    dias = (DiaInhabil(date(2022, 11, 2), "Día de Muertos", "Acuerdo", "demostración"),)
    solicitud = pedir("2022-10-28T23:30", "dias_habiles", 3)
    solicitud = replace(
        solicitud,
        presentado=solicitud.presentado.replace(tzinfo=ZoneInfo("America/Chihuahua")),
        calendario=Calendario(dias, frozenset({2022})),
    )
    assert calcular(solicitud).vence == date(2022, 11, 3)


@pytest.mark.parametrize(
    ("dias", "pasos"),
    [
        (1, {"ultimo-dia": 0}),
        (2, {"ultimo-dia": 1}),
        (3, {"ultimo-dia": 2}),
        (4, {"mitad": 2, "ultimo-dia": 3}),
        (6, {"mitad": 3, "ultimo-dia": 5}),
        (7, {"mitad": 4, "ultimo-dia": 6}),
        (8, {"mitad": 4, "tres-cuartos": 6, "ultimo-dia": 7}),
        (20, {"mitad": 10, "tres-cuartos": 15, "ultimo-dia": 19}),
    ],
)
def test_a_short_plazo_leaves_out_the_steps_that_would_coincide(
    dias: int, pasos: dict[str, int]
) -> None:
    solicitud = pedir("2026-06-01T09:00", "dias_habiles", dias, ventana=Ventana.NINGUNA)
    ultimo = solicitud.calendario.sumar_habiles(date(2026, 6, 1), dias)
    esperados = {
        paso: solicitud.calendario.sumar_habiles(date(2026, 6, 1), usados)
        for paso, usados in pasos.items()
    }
    esperados["ultimo-dia"] = date.fromordinal(ultimo.toordinal() - 1)
    assert calcular(solicitud).escalones == esperados


@pytest.mark.parametrize(
    ("horas", "pasos"),
    [
        (1, {"ultimo-dia": "09:00"}),
        (2, {"ultimo-dia": "10:00"}),
        (4, {"mitad": "11:00", "ultimo-dia": "12:00"}),
        (6, {"mitad": "12:00", "tres-cuartos": "13:30", "ultimo-dia": "14:00"}),
    ],
)
def test_in_hours_the_last_step_is_the_last_hour(horas: int, pasos: dict[str, str]) -> None:
    computo = contar("2026-06-01T09:00", "horas_habiles", horas, ventana=Ventana.NINGUNA)
    esperados = {paso: hora(f"2026-06-01T{minuto}") for paso, minuto in pasos.items()}
    assert computo.escalones == esperados
