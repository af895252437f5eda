"""Dates, moments and money as people read them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from experta.comun import reloj

AHORA = datetime(2026, 11, 22, 16, 5, tzinfo=UTC)


def escribir(texto: str, **datos: object) -> str:
    return Template("{% load pantallas %}" + texto).render(Context(datos))


def test_money_is_written_in_pesos() -> None:
    assert escribir("{% dinero c %}", c=170200) == '<span class="dinero">$1,702.00</span>'


def test_a_long_date_has_its_weekday_and_no_capitals() -> None:
    salida = escribir("{% fecha_larga d %}", d=date(2026, 12, 4))
    assert salida == '<time datetime="2026-12-04">viernes 4 de diciembre de 2026</time>'


def test_in_english_the_month_keeps_its_capital() -> None:
    with translation.override("en"):
        assert "Friday 4 December 2026" in escribir("{% fecha_larga d %}", d=date(2026, 12, 4))


@pytest.mark.parametrize(
    ("lapso", "texto"),
    [
        (timedelta(0), "hoy, 10:05"),
        (timedelta(hours=-11), "ayer, 23:05"),
        (timedelta(days=1), "mañana, 10:05"),
        (timedelta(days=-9), "13 de noviembre de 2026, 10:05"),
    ],
)
def test_a_moment_is_told_by_the_town_clock(lapso: timedelta, texto: str) -> None:
    with reloj.detenido(AHORA):
        assert f">{texto}<" in escribir("{% cuando m %}", m=AHORA + lapso)


def test_on_paper_today_says_which_day_it_was() -> None:
    with reloj.detenido(AHORA):
        cerca = escribir("{% cuando m %}", m=AHORA)
        lejos = escribir("{% cuando m %}", m=AHORA - timedelta(days=9))
    assert '<span class="fecha-impresa"> (22 de noviembre de 2026)</span>' in cerca
    assert "fecha-impresa" not in lejos


def test_the_level_of_a_message_chooses_its_tone() -> None:
    assert [escribir("{{ n|tono }}", n=n) for n in ("success", "error", "info")] == [
        "bien",
        "mal",
        "nota",
    ]
