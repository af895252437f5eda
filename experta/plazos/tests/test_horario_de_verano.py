"""A border town changes its clocks: the law goes on counting local days and office hours.

In America/Ciudad_Juarez clocks go forward on Sunday 8 March 2026 at two in the morning, and back on
Sunday 1 November: 07:00 of UTC is midnight in winter, and 06:00 in summer.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.plazos import services
from experta.plazos.models import Plazo, Vencimiento
from experta.plazos.rules import calcular
from experta.plazos.tests.pedidos import calendario
from experta.plazos.tipos import Solicitud, Unidad

JUAREZ = ZoneInfo("America/Ciudad_Juarez")
CALENDARIO = calendario()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frontera(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the town on the border."""
    pueblo = replace(municipio_actual(), zona=JUAREZ.key)
    monkeypatch.setattr(reloj, "municipio_actual", lambda: pueblo)


def utc(texto: str) -> datetime:
    """Return a moment of UTC, where nobody changes clocks."""
    return datetime.fromisoformat(texto).replace(tzinfo=UTC)


def abrir(presentado: str, cantidad: int, unidad: str = "dias_habiles") -> Plazo:
    """Open a plazo asked for at that hour of the town's wall clock."""
    return services.abrir_plazo(
        asunto=uuid4(),
        clave="respuesta",
        unidad=unidad,
        cantidad=cantidad,
        presentado_at=datetime.fromisoformat(presentado).replace(tzinfo=JUAREZ),
        regla="plazo-general",
    )


@pytest.mark.parametrize(
    ("presentado", "dias", "vence", "tarde"),
    [
        ("2026-03-04T10:00", 2, "2026-03-06", "2026-03-07T07:00"),  # winter on both sides
        ("2026-03-05T10:00", 2, "2026-03-09", "2026-03-10T06:00"),  # summer came in between
        ("2026-10-28T10:00", 2, "2026-10-30", "2026-10-31T06:00"),  # still summer
        ("2026-10-29T10:00", 3, "2026-11-04", "2026-11-05T07:00"),  # winter came in between
    ],
)
def test_a_day_ends_at_the_midnight_of_its_own_season(
    presentado: str, dias: int, vence: str, tarde: str
) -> None:
    plazo = abrir(presentado, dias)
    assert plazo.vence_fecha == date.fromisoformat(vence)
    assert plazo.vence_at == utc(tarde)


@pytest.mark.parametrize(
    ("dias", "ultimo", "tarde"),
    [
        # Natural days that would end on the Sunday of the change move to the Monday after it.
        (3, "2026-03-09", "2026-03-10T06:00"),
        (1, "2026-03-06", "2026-03-07T07:00"),
    ],
)
def test_the_sunday_of_twenty_three_hours_is_one_day(dias: int, ultimo: str, tarde: str) -> None:
    plazo = abrir("2026-03-05T10:00", dias, "dias_naturales")
    assert (plazo.vence_fecha, plazo.vence_at) == (date.fromisoformat(ultimo), utc(tarde))


@pytest.mark.parametrize(
    ("presentado", "horas", "vence"),
    [
        # Two hours are left on Friday, from one to three; the third is the first of Monday.
        ("2026-03-06T13:00", 3, "2026-03-09T15:00"),  # nine of the morning, summer
        ("2026-10-30T13:00", 3, "2026-11-03T16:00"),  # nine of the morning, winter; 2 Nov closed
        ("2026-03-06T09:00", 3, "2026-03-06T19:00"),  # noon, winter
    ],
)
def test_office_hours_are_those_of_the_wall(presentado: str, horas: int, vence: str) -> None:
    assert abrir(presentado, horas, "horas_habiles").vence_at == utc(vence)


@pytest.mark.parametrize(
    ("presentado", "dias", "ultimo_a_tiempo"),
    [
        ("2026-03-05T10:00", 2, "2026-03-10T05:59:59"),
        ("2026-10-29T10:00", 3, "2026-11-05T06:59:59"),
    ],
)
def test_the_sweep_delivers_the_end_at_that_midnight_and_not_an_hour_off(
    presentado: str, dias: int, ultimo_a_tiempo: str
) -> None:
    abrir(presentado, dias)
    a_tiempo = utc(ultimo_a_tiempo)
    finales = Vencimiento.objects.filter(tipo="respuesta")
    assert finales.get() not in services.vencidos_por_atender(a_tiempo)
    assert finales.get() in services.vencidos_por_atender(a_tiempo + timedelta(seconds=1))


def test_today_changes_at_the_midnight_of_the_town() -> None:
    with reloj.detenido(utc("2026-03-08T06:59")):
        assert reloj.hoy() == date(2026, 3, 7)
    with reloj.detenido(utc("2026-03-09T05:59")):
        assert reloj.hoy() == date(2026, 3, 8)
    with reloj.detenido(utc("2026-03-09T06:00")):
        assert reloj.hoy() == date(2026, 3, 9)
    with reloj.detenido(utc("2026-11-02T06:59")):
        assert reloj.hoy() == date(2026, 11, 1)


def test_what_is_asked_for_in_the_hour_lived_twice_begins_the_next_office_hour() -> None:
    primera = utc("2026-11-01T07:30")  # half past one, summer
    for momento in (primera, primera + timedelta(hours=1)):  # and half past one again, winter
        local = momento.astimezone(JUAREZ)
        plazo = abrir(local.replace(tzinfo=None).isoformat(), 1, "horas_habiles")
        assert plazo.vence_at == utc("2026-11-03T16:00")


@settings(max_examples=60)
@given(st.integers(1, 30), st.integers(0, 13), st.sampled_from(["2026-03-01", "2026-10-25"]))
def test_the_change_never_moves_a_day_nor_an_hour_of_the_wall(
    cantidad: int, dias: int, desde: str
) -> None:
    """Counted on the border or where clocks never change, the wall says the same."""
    muro = datetime.fromisoformat(f"{desde}T10:20") + timedelta(days=dias)
    for unidad in Unidad:
        if unidad == Unidad.MESES and cantidad > 2:
            continue
        vencen = {
            calcular(
                Solicitud(
                    presentado=muro.replace(tzinfo=zona),
                    cantidad=cantidad,
                    unidad=unidad,
                    calendario=CALENDARIO,
                    regla="plazo-general",
                )
            ).vence
            for zona in (JUAREZ, ZoneInfo("America/Hermosillo"))
        }
        assert len({str(uno)[:16] for uno in vencen}) == 1
