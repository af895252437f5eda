"""Starting again: a port that is taken, a timetable of a clock ahead, a town half peopled."""

import socket
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django_q.models import Schedule

from experta.comun import reloj
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
