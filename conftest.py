"""What every test of the house lives with: no network, one and the same day, a clean cache."""

import ipaddress
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache as cache_de_django
from django.utils import translation
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from experta.comun import reloj

# A slow machine is not a failed test. CI repeats the same examples; a developer explores.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", parent=settings.get_profile("dev"), derandomize=True, print_blob=True, max_examples=200
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
if os.environ.get("CI"):
    # It also tries the constants of the modules loaded so far: in each process, others.
    setattr(providers, "_get_local_constants", lambda: providers._local_constants)  # noqa: B010

# Django refuses to touch the database from a running event loop; the browser's driver keeps one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


class RedProhibida(RuntimeError):
    """A test tried to reach another machine."""


def _is_this_machine(host: object) -> bool:
    """Say whether a host of a socket address is loopback (or none: this machine)."""
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in {"", "localhost", "testserver"}:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _guard_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: stop any connection, datagram or name look-up that leaves this machine."""
    if event in {"socket.connect", "socket.sendto"}:
        host = arguments[1][0] if isinstance(arguments[1], tuple) else None  # else: a Unix socket
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_this_machine(host):
        raise RedProhibida(f"una prueba quiso salir a la red: {host!r}")


sys.addaudithook(_guard_network)


# The day on which the suite lives, whenever it runs: a Wednesday at office hours, with calendars
# and UMA published. It runs on from there, so that what is made later is later.
EL_DIA = datetime(2026, 12, 2, 10, tzinfo=reloj.zona())


class _DesdeElDia(datetime):
    """The clock that `reloj` reads; a journey in a browser, whose servers are others, has today."""

    corrido = EL_DIA - reloj.ahora()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "_DesdeElDia":
        return super().now(tz) + cls.corrido


setattr(reloj, "datetime", _DesdeElDia)  # noqa: B010  # before any test is imported


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the second database run only what a database takes part in."""
    ayuda = "deja fuera las pruebas en que no toma parte una base de datos"
    parser.addoption("--con-base", action="store_true", help=ayuda)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--con-base`, deselect what pytest-django keeps from any database."""
    if config.getoption("--con-base"):
        fuera = [item for item in items if not toca_base(item)]
        config.hook.pytest_deselected(items=fuera)
        items[:] = [item for item in items if toca_base(item)]


def toca_base(item: pytest.Item) -> bool:
    """Say whether a database may take part in a test; what starts processes may bring its own."""
    if item.get_closest_marker("django_db") or _DE_BASE.intersection(
        getattr(item, "fixturenames", ())
    ):
        return True
    if hasattr(getattr(item, "cls", None), "databases"):  # a TestCase of Django
        return True
    return item.path in _con_procesos(item.path.parent)


# Each fixture of pytest-django that opens the database asks for this one.
_DE_BASE = {"_django_db_helper", "db", "transactional_db", "live_server"}


@cache
def _con_procesos(carpeta: Path) -> frozenset[Path]:
    """Return the test files of a folder that start processes, or stand where all do."""
    return frozenset(
        ruta
        for ruta in carpeta.glob("test_*.py")
        if carpeta.name in {"fallas", "recorridos"} or _PROCESOS.search(ruta.read_text("utf-8"))
    )


_PROCESOS = re.compile(r"subprocess|Popen|multiprocessing|tests\.postgres")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give back today's clock to the tests that speak with servers of their own."""
    if item.get_closest_marker("recorrido"):
        _DesdeElDia.corrido = timedelta(0)


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disc() -> Iterator[None]:
    """Write files without waiting for the disc: no test outlives a power cut."""
    with pytest.MonkeyPatch.context() as parche:
        parche.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _keys_of_the_seal() -> None:
    """Make the keys before any test stops the clock: no seal is older than its certificate."""
    from experta.comun.municipio import municipio_actual
    from experta.documentos.sello import crear_llaves
    from experta.documentos.services import carpeta_del_sello

    with reloj.detenido(datetime(2020, 1, 1, tzinfo=reloj.zona())):
        crear_llaves(carpeta_del_sello(), municipio_actual().nombre)


@pytest.fixture(autouse=True)
def _same_umask() -> Iterator[None]:
    """Give back the umask that a command narrows, as it may in a process of its own."""
    de_antes = os.umask(0o022)
    os.umask(de_antes)
    yield
    os.umask(de_antes)


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """Empty cache and search index and forget the language: nothing of one test leaks."""
    yield
    translation.deactivate()
    # They need Django set up.
    from experta.buscador.services import olvidar as olvidar_indice
    from experta.portal.estante import olvidar as olvidar_situaciones
    from experta.tramitacion.rutas.hoja import olvidar as olvidar_rutas

    cache_de_django.clear()
    olvidar_indice()
    olvidar_situaciones()
    olvidar_rutas()


@pytest.fixture
def reloj_en() -> Iterator[Callable[[str], datetime]]:
    """Stop the clock at a local moment until the test ends: `reloj_en("2026-03-12 10:00")`.

    Called again, it moves the clock to the new moment. Returns the moment, aware.
    """
    with ExitStack() as stack:

        def stop(moment: str) -> datetime:
            local = datetime.fromisoformat(moment).replace(tzinfo=reloj.zona())
            stack.enter_context(reloj.detenido(local))
            return local

        yield stop


@pytest.fixture
def al_confirmar(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Give `with al_confirmar():`, at whose end everything left for after the commit is done."""

    def committed() -> Any:
        return django_capture_on_commit_callbacks(execute=True)

    return committed
