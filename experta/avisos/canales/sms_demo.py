"""Text messages as files: what the demonstration sends."""

from pathlib import Path

from django.conf import settings

from experta.avisos.correspondencia import nombre_de_archivo
from experta.avisos.models import Mensaje
from experta.bitacora.llaves import escribir_seguro


class SmsDemo:
    """Writes one .txt per message; a message sent again falls on its own file."""

    def enviar(self, mensaje: Mensaje) -> None:
        """Write the message below the outbound folder."""
        ruta = Path(settings.SALIDA_DIR) / "mensajes" / nombre_de_archivo(mensaje, "txt")
        escribir_seguro(ruta, f"Para: {mensaje.destino}\n\n{mensaje.cuerpo}\n".encode())
