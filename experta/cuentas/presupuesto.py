"""How many texts the town pays for in an hour and in a day: codes cost money, and anybody asks one.

Hours and days are those of the clock in the town. 0 is no limit.
"""

from collections.abc import Iterator

from django.conf import settings
from django.core.cache import cache

from experta.comun import reloj

_UN_DIA = 24 * 3600


class PresupuestoAgotado(ConnectionError):
    """The texts of this hour or of this day were all sent."""


def agotado() -> bool:
    """Say whether no other text may be sent by now."""
    return any(cache.get(clave, 0) >= tope for clave, tope in _topes())


def gastar() -> None:
    """Count one more text.

    Raises:
        PresupuestoAgotado: there is none left, of this hour or of this day.
    """
    if agotado():
        raise PresupuestoAgotado("se acabaron los mensajes de texto de esta hora o de este día")
    for clave, _tope in _topes():
        cache.add(clave, 0, timeout=_UN_DIA)
        try:
            cache.incr(clave)
        except ValueError:  # it was evicted between both calls
            cache.set(clave, 1, timeout=_UN_DIA)


def _topes() -> Iterator[tuple[str, int]]:
    """Yield the key and the limit of this hour and of this day, where there is one."""
    momento = reloj.local(reloj.ahora())
    topes = (
        (f"{momento:%Y%m%d%H}", settings.SMS_POR_HORA),
        (f"{momento:%Y%m%d}", settings.SMS_POR_DIA),
    )
    for cuando, tope in topes:
        if tope:
            yield f"sms:{cuando}", tope
