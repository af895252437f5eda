"""The habits that conftest.py gives to every test are really there."""

import socket
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.template import engines

from experta.comun import reloj


def test_the_network_is_closed() -> None:
    with pytest.raises(RuntimeError, match="salir a la red"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(RuntimeError, match="salir a la red"):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


def test_a_variable_nobody_gave_is_an_error() -> None:
    template = engines["django"].from_string("{{ nadie_me_dio }}")
    with pytest.raises(pytest.fail.Exception, match="nadie_me_dio"):
        template.render({})


def test_the_clock_stands_where_it_is_put(reloj_en: Callable[[str], datetime]) -> None:
    moment = reloj_en("2026-03-12 10:00")
    assert reloj.ahora() == moment
    reloj_en("2026-03-13 23:59")
    assert reloj.hoy().isoformat() == "2026-03-13"


@pytest.mark.django_db
def test_what_waits_for_the_commit_happens(al_confirmar: Callable[[], Any]) -> None:
    done: list[str] = []
    with al_confirmar():
        transaction.on_commit(lambda: done.append("aviso"))
        assert done == []
    assert done == ["aviso"]


@pytest.mark.parametrize("round_number", [1, 2])
def test_the_cache_is_empty_when_a_test_starts(round_number: int) -> None:
    assert cache.get("intentos") is None
    cache.set("intentos", round_number)
