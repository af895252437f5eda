"""How much may be sent, and whether there is room for it."""

import shutil
from pathlib import Path

from django.conf import settings

SIN_LUGAR = (
    "Por ahora no podemos recibir archivos porque se llenó nuestro almacén. "
    "Lo que ya guardaste está a salvo; inténtalo más tarde."
)
_MEGA = 1024 * 1024


def frase_de_tamano() -> str:
    """Return the sentence for a file above SUBIDA_MAXIMA."""
    return (
        f"El archivo pesa más de {settings.SUBIDA_MAXIMA // _MEGA} MB. Escanéalo con menos "
        "calidad o en blanco y negro, o divídelo, y súbelo otra vez."
    )


def frase_de_envio() -> str:
    """Return the sentence for a request above SUBIDA_TOTAL."""
    return (
        f"Enviaste más de {settings.SUBIDA_TOTAL // _MEGA} MB de una vez. Sube los archivos uno "
        f"por uno; cada uno puede pesar hasta {settings.SUBIDA_MAXIMA // _MEGA} MB."
    )


def hay_lugar() -> bool:
    """Say whether the disk of the files keeps free at least the share SUBIDA_DISCO_LIBRE."""
    carpeta = Path(settings.ARCHIVOS_DIR)
    while not carpeta.exists():
        carpeta = carpeta.parent
    disco = shutil.disk_usage(carpeta)
    return disco.free >= disco.total * settings.SUBIDA_DISCO_LIBRE
