"""E-mail as files that any mail program opens: what the demonstration sends."""

from pathlib import Path

from django.conf import settings

from experta.avisos.correspondencia import correo_de, nombre_de_archivo
from experta.avisos.models import Mensaje
from experta.bitacora.llaves import escribir_seguro


class Archivo:
    """Writes one .eml per message; a message sent again falls on its own file."""

    def enviar(self, mensaje: Mensaje) -> None:
        """Write the message below the outbound folder."""
        ruta = Path(settings.SALIDA_DIR) / "mensajes" / nombre_de_archivo(mensaje, "eml")
        escribir_seguro(ruta, correo_de(mensaje).message().as_bytes())
