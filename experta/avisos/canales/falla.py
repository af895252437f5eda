"""The channel that fails, to see that nothing else does."""

from experta.avisos.errores import CanalCaido
from experta.avisos.models import Mensaje


class Falla:
    """Always down."""

    def enviar(self, mensaje: Mensaje) -> None:
        """Raise CanalCaido."""
        raise CanalCaido("El servidor de mensajes no responde.")
