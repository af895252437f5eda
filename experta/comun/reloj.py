"""The only source of time. A test or a simulation moves it; nothing else reads the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from experta.comun.municipio import municipio_actual


class _Reloj:
    """Holds the moment at which time stands, or None when it runs."""

    detenido_en: datetime | None = None


_reloj = _Reloj()


def ahora() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _reloj.detenido_en or datetime.now(UTC)  # noqa: TID251


def zona() -> ZoneInfo:
    """Return the town's time zone, the one in which the law counts days."""
    return ZoneInfo(municipio_actual().zona)


def local(momento: datetime) -> datetime:
    """Return an aware moment in the town's zone."""
    return momento.astimezone(zona())


def hoy() -> date:
    """Return today's date in the town."""
    return local(ahora()).date()


@contextmanager
def detenido(momento: datetime) -> Iterator[None]:
    """Stop the clock at an aware moment while the block runs."""
    antes = _reloj.detenido_en
    _reloj.detenido_en = momento.astimezone(UTC)
    try:
        yield
    finally:
        _reloj.detenido_en = antes


def reintento(fallos: int, *, primera: timedelta, ultima: timedelta) -> timedelta:
    """Return how long what failed that many times before rests: each time twice as long."""
    veces: int = 2 ** min(fallos, 16)
    return min(primera * veces, ultima)


def adelantar(lapso: timedelta) -> None:
    """Move a stopped clock forward.

    Raises:
        RuntimeError: the clock is running; only a stopped clock may be moved.
    """
    if _reloj.detenido_en is None:
        raise RuntimeError("the clock is running")
    _reloj.detenido_en += lapso
