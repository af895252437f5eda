"""How often one address may ask for what is cheap to guess at or to flood."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from experta.comun import reloj


def excede(request: HttpRequest, que: str, por_minuto: int, *, quien: str = "") -> bool:
    """Count one more use of `que` by the client's address; say whether it is beyond the limit.

    `quien` counts for somebody named instead, from wherever they come.

    Minutes are those of the clock. Behind a proxy the address is the one that
    ALLAUTH_TRUSTED_PROXY_COUNT makes trustworthy.
    """
    minuto = int(reloj.ahora().timestamp() // 60)
    clave = f"limite:{que}:{quien or get_adapter().get_client_ip(request)}:{minuto}"
    cache.add(clave, 0, timeout=120)
    try:
        return cache.incr(clave) > por_minuto
    except ValueError:  # it was evicted between both calls
        return False
