"""Sending text messages. One provider per file, one line each in this dictionary."""

from collections.abc import Callable
from typing import Protocol

from django.conf import settings

from experta.cuentas.presupuesto import gastar
from experta.cuentas.sms.demo import Demo
from experta.cuentas.sms.falla import Falla


class Mensajero(Protocol):
    """What a provider can do."""

    def enviar(self, telefono: str, texto: str) -> None:
        """Send a text to a number of ten digits.

        Raises:
            ConnectionError: it could not be handed over.
        """


MENSAJEROS: dict[str, Callable[[], Mensajero]] = {"demo": Demo, "falla": Falla}


def enviar(telefono: str, texto: str) -> None:
    """Send a text by the provider that `settings.SMS_MENSAJERO` names.

    Raises:
        PresupuestoAgotado: the town pays for no more in this hour or day.
        ConnectionError: it could not be handed over.
    """
    gastar()
    MENSAJEROS[settings.SMS_MENSAJERO]().enviar(telefono, texto)
