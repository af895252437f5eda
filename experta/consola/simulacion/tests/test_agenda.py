"""Events happen in the order of time, and in the order in which they were asked for."""

from datetime import UTC, datetime, timedelta

from experta.consola.simulacion.agenda import Agenda

INICIO = datetime(2026, 10, 5, tzinfo=UTC)


def test_events_happen_in_order_and_the_clock_is_moved_to_each() -> None:
    agenda, hechos, horas = Agenda(), list[str](), list[datetime]()
    agenda.programar(INICIO + timedelta(hours=2), lambda: hechos.append("tarde"))
    agenda.programar(INICIO, lambda: hechos.append("primero"))
    agenda.programar(INICIO, lambda: hechos.append("segundo"))
    fin = INICIO + timedelta(days=1)
    assert agenda.correr(fin, horas.append) == 3
    assert hechos == ["primero", "segundo", "tarde"]
    assert horas == [INICIO, INICIO, INICIO + timedelta(hours=2), fin]


def test_what_is_due_later_waits_and_an_event_may_ask_for_another() -> None:
    agenda, hechos = Agenda(), list[str]()
    agenda.programar(
        INICIO,
        lambda: agenda.programar(INICIO + timedelta(hours=1), lambda: hechos.append("hijo")),
    )
    agenda.programar(INICIO + timedelta(days=2), lambda: hechos.append("otro día"))
    agenda.correr(INICIO + timedelta(days=1), lambda _momento: None)
    assert hechos == ["hijo"]
    assert len(agenda) == 1
