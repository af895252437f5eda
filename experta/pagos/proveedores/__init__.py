"""Gateways: one small class each, one line in the dictionary.

A gateway translates: `iniciar` gives the address to send the browser to, `verificar` checks the
signature of a webhook and returns its event with the keys that `pagos.rules` reads.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from django.conf import settings

from experta.pagos.errores import PasarelaNoDisponible
from experta.pagos.models import OrdenPago
from experta.pagos.proveedores.demo import Demo
from experta.pagos.proveedores.falla import Falla


class Pasarela(Protocol):
    """What the room asks of a gateway."""

    demostracion: bool

    def iniciar(self, orden: OrdenPago, url_retorno: str) -> str:
        """Return the address where that order is paid. Raises PasarelaNoDisponible."""

    def verificar(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> dict[str, Any]:
        """Return the event of a webhook. Raises FirmaInvalida or EventoIlegible."""


PROVEEDORES: dict[str, Pasarela] = {"demo": Demo(), "falla": Falla()}


def pasarela(clave: str) -> Pasarela:
    """Return a gateway by its key; those of the demonstration exist only there.

    Raises:
        PasarelaNoDisponible: no such gateway in this installation.
    """
    elegida = PROVEEDORES.get(clave)
    if elegida is None or (elegida.demostracion and not settings.DEMO):
        raise PasarelaNoDisponible("Por ahora no se puede pagar en línea. Puedes pagar en caja.")
    return elegida
