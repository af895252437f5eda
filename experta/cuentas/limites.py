"""How often an account may be tried: by who tries, and much further by everybody together.

A count by account alone would let anybody keep its owner out; one by network alone would let many
networks guess at leisure. Both are counted before anything costs, whether or not there is such an
account. The amounts are in ACCOUNT_RATE_LIMITS.
"""

from ipaddress import ip_interface

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

_APP = "allauth.account"


def desde_su_red(request: HttpRequest, cuenta: str) -> str:
    """Return the key of an account as tried from one network: /24 of IPv4, /64 of IPv6."""
    dicha = str(get_adapter().get_client_ip(request))
    try:
        version = ip_interface(dicha).version
    except ValueError:  # what a proxy wrote instead of an address
        return f"{cuenta}|{dicha}"
    return f"{cuenta}|{ip_interface(f'{dicha}/{24 if version == 4 else 64}').network}"


def contar(request: HttpRequest, accion: str, cuenta: str) -> RateLimitUsage | None:
    """Count one more use by everybody together; None beyond the limit `<accion>_total`."""
    return ratelimit.consume(request, app=_APP, action=f"{accion}_total", key=cuenta)


def permite(request: HttpRequest, accion: str, cuenta: str) -> bool:
    """Count one more use; say whether it is within both limits, `accion` and `<accion>_total`."""
    suya = desde_su_red(request, cuenta)
    # In this order: who is stopped by their own limit does not spend that of the others.
    if not ratelimit.consume(request, app=_APP, action=accion, key=suya):
        return False
    return contar(request, accion, cuenta) is not None
