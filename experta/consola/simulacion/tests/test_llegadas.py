"""The plan is fixed by its seed, and the people in it do not depend on one another."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from experta.consola.simulacion.llegadas import MESES, MEZCLA, Conducta, Parametros, llegadas

ZONA = ZoneInfo("America/Chihuahua")
OCTUBRE = [date(2026, 10, dia) for dia in (5, 6, 7, 8, 9, 12, 13, 14, 15, 16)]
PARAMETROS = Parametros(OCTUBRE[0], len(OCTUBRE), 60, 7)


def planear(parametros: Parametros = PARAMETROS, dias: list[date] = OCTUBRE) -> list[Conducta]:
    return list(llegadas(parametros, dias, list(MEZCLA), ZONA))


def test_the_same_seed_gives_the_same_people_and_another_seed_gives_others() -> None:
    assert planear() == planear()
    assert planear() != planear(replace(PARAMETROS, semilla=8))


def test_a_person_behaves_the_same_however_many_others_come() -> None:
    pocas = planear(replace(PARAMETROS, por_dia=5))
    muchas = planear()
    propio = [(c.con_falta, c.lee, c.responde, c.paga) for c in pocas]
    assert propio == [(c.con_falta, c.lee, c.responde, c.paga) for c in muchas[: len(pocas)]]


def test_people_come_in_order_on_the_days_asked_for() -> None:
    plan = planear()
    assert [c.llega for c in plan] == sorted(c.llega for c in plan)
    assert {c.llega.date() for c in plan} == set(OCTUBRE)
    assert [c.numero for c in plan] == list(range(1, len(plan) + 1))


def test_as_many_come_as_were_asked_for_on_average() -> None:
    esperados = 60 * len(OCTUBRE) * MESES[9]
    assert abs(len(planear()) - esperados) < 4 * esperados**0.5


def test_january_is_the_peak_and_the_year_keeps_its_volume() -> None:
    enero = [dia.replace(month=1) for dia in OCTUBRE]
    assert len(planear(dias=enero)) > 1.3 * len(planear())
    assert sum(MESES) == pytest.approx(12)
    assert max(MESES) == MESES[0]


def test_nobody_is_captured_at_a_counter_that_is_closed() -> None:
    horas = {c.llega.hour for c in planear() if c.en_ventanilla}
    assert horas
    assert min(horas) >= 8
    assert max(horas) < 15


def test_the_mix_is_of_what_is_published() -> None:
    solo = list(llegadas(PARAMETROS, OCTUBRE, ["apertura-sare", "uso-de-suelo", "otra"], ZONA))
    cuentas = Counter(c.tramite for c in solo)
    assert set(cuentas) == {"apertura-sare", "uso-de-suelo"}
    with pytest.raises(ValueError, match="mezcla"):
        list(llegadas(PARAMETROS, OCTUBRE, ["otra"], ZONA))


def test_some_never_answer_and_the_others_take_their_time() -> None:
    respuestas = [c.responde for c in planear()]
    tardan = [r for r in respuestas if r is not None]
    assert 0.03 < respuestas.count(None) / len(respuestas) < 0.2
    assert timedelta(days=1.5) < sum(tardan, timedelta()) / len(tardan) < timedelta(days=3.5)
