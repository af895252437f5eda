"""The channel of a simulation: its people do not exist, so nothing leaves."""

from experta.avisos.models import Mensaje


class Nadie:
    """Takes every message as delivered."""

    def enviar(self, mensaje: Mensaje) -> None:
        """Deliver to nobody."""
