"""Facts of the zone: UTC-6 all year since 30 October 2022, and a check that notices old data."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection

from experta.plazos import zona, zona_en_base
from experta.plazos.zona import ZonaEquivocada, comprobar_zona
from experta.plazos.zona_en_base import comprobar_zona_en_base

CHIHUAHUA = ZoneInfo("America/Chihuahua")


def test_chihuahua_is_utc_minus_six_every_day_since_the_law() -> None:
    dias = [datetime(2022, 10, 30, 12, tzinfo=UTC) + timedelta(days=n) for n in range(1600)]
    assert {dia.astimezone(CHIHUAHUA).utcoffset() for dia in dias} == {timedelta(hours=-6)}


def test_before_the_law_winter_was_utc_minus_seven() -> None:
    invierno = datetime(2022, 1, 15, 12, tzinfo=UTC).astimezone(CHIHUAHUA)
    assert invierno.utcoffset() == timedelta(hours=-7)


@pytest.mark.parametrize("nombre", ["", *zona.hechos(), "America/Mexico_City"])
def test_the_data_of_this_machine_passes_the_check(nombre: str) -> None:
    comprobar_zona(nombre)


def test_old_data_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    falso = {"America/Chihuahua": {"2026-07-15T12:00": -7}}
    monkeypatch.setattr(zona, "hechos", lambda: falso)
    with pytest.raises(ZonaEquivocada, match="tzdata"):
        comprobar_zona("America/Chihuahua")


def test_an_unknown_zone_is_noticed() -> None:
    with pytest.raises(ZonaEquivocada, match="no existe"):
        comprobar_zona("America/Tomochi")


def test_no_process_starts_with_old_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zona, "hechos", lambda: {"America/Chihuahua": {"2026-07-15T12:00": -7}})
    with pytest.raises(ZonaEquivocada, match="tzdata"):
        apps.get_app_config("plazos").ready()


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", ["", *zona.hechos()])
def test_the_data_of_the_database_passes_the_check(nombre: str) -> None:
    preguntadas = comprobar_zona_en_base(nombre)
    esperadas = len(zona.hechos()[nombre or "America/Chihuahua"])
    # SQLite keeps no data of zones: there is nothing to ask it.
    assert preguntadas == (esperadas if connection.vendor == "postgresql" else 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nombre", "mensaje"),
    [("America/Chihuahua", "atrasados"), ("America/Tomochi", "no conoce la zona")],
)
def test_old_data_of_the_database_is_noticed(
    monkeypatch: pytest.MonkeyPatch, nombre: str, mensaje: str
) -> None:
    monkeypatch.setattr(zona_en_base, "hechos", lambda: {nombre: {"2026-07-15T12:00": -7}})
    if connection.vendor != "postgresql":
        assert comprobar_zona_en_base(nombre) == 0
        return
    with pytest.raises(ZonaEquivocada, match=mensaje):
        comprobar_zona_en_base(nombre)
