"""Ways out for messages: one small class each, one line in the dictionary."""

from typing import Protocol

from django.conf import settings

from experta.avisos.canales.archivo import Archivo
from experta.avisos.canales.falla import Falla
from experta.avisos.canales.nadie import Nadie
from experta.avisos.canales.sms_demo import SmsDemo
from experta.avisos.canales.smtp import Smtp
from experta.avisos.models import Mensaje


class Canal(Protocol):
    """What the room asks of a channel."""

    def enviar(self, mensaje: Mensaje) -> None:
        """Deliver one message, or raise EntregaRechazada, EntregaPospuesta or CanalCaido."""


CANALES: dict[str, Canal] = {
    "smtp": Smtp(),
    "archivo": Archivo(),
    "sms_demo": SmsDemo(),
    "falla": Falla(),
    "nadie": Nadie(),
}


def canal(medio: str) -> Canal:
    """Return the channel that this installation uses for a medium."""
    return CANALES[settings.AVISOS_CANALES[medio]]
