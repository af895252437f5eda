"""Starting again: a port that is taken, a timetable of a clock ahead, a town half peopled."""

import os
import socket
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django_q.models import Schedule

from experta.comun import reloj
from experta.consola.comandos.preparar import preparar
from experta.consola.demostracion import pueblo
from experta.consola.demostracion.personas import PERSONAJES
from experta.consola.errores import ErrorDeConsola, exigir_puerto_libre
from experta.tramitacion.programa import programar
from tests import fabrica


def test_a_port_that_somebody_has_is_refused_in_words() -> None:
    with socket.socket() as otro:
        otro.bind(("127.0.0.1", 0))
        otro.listen()
        tomado = otro.getsockname()[1]
        with pytest.raises(ErrorDeConsola, match=f"{tomado} está ocupado"):
            exigir_puerto_libre("127.0.0.1", tomado)
    exigir_puerto_libre("127.0.0.1", tomado)


@pytest.mark.django_db
def test_what_a_clock_ahead_left_for_another_year_goes_now() -> None:
    programar()
    Schedule.objects.update(next_run=reloj.ahora() + timedelta(days=900))
    programar()
    assert not Schedule.objects.filter(next_run__gt=reloj.ahora() + timedelta(minutes=1)).exists()
    cuando = reloj.ahora() + timedelta(seconds=30)
    Schedule.objects.update(next_run=cuando)
    programar()
    assert set(Schedule.objects.values_list("next_run", flat=True)) == {cuando}


@pytest.mark.django_db
def test_what_the_town_keeps_is_for_its_owner_only(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.management.call_command", lambda *_, **__: None)
    settings.VAR, settings.LLAVES_DIR = tmp_path / "var", tmp_path / "var" / "llaves"
    settings.ARCHIVOS_DIR = settings.SALIDA_DIR = tmp_path / "nueva" / "otra"
    settings.LLAVES_DIR.mkdir(parents=True, mode=0o755)
    antes = os.umask(0o022)
    try:
        preparar()
        (settings.VAR / "base").touch()
    finally:
        os.umask(antes)
    guardado = [*settings.VAR.rglob("*"), settings.VAR, settings.SALIDA_DIR]
    assert len(guardado) == 4
    assert [ruta for ruta in guardado if ruta.stat().st_mode & 0o077] == []


@pytest.mark.django_db
def test_a_town_that_was_left_half_peopled_is_not_shown_as_whole(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAR = tmp_path
    monkeypatch.setattr(pueblo, "publicar_todo", lambda: ([], []))
    fabrica.ciudadana(correo=PERSONAJES[0].correo)
    with pytest.raises(ErrorDeConsola, match="a medias"):
        pueblo.poblar(lambda _: None)
    pueblo._entero().touch()
    pueblo.poblar(lambda _: None)
