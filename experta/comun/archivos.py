"""Files on disk: random names, written whole, synced with their folder before anyone is told."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def guardar(carpeta: Path, trozos: Iterable[bytes], extension: str) -> str:
    """Write the chunks to a new file below `carpeta` and return its relative name.

    The name is random and spread over 256 folders. File and folder are fsynced, so that what is
    acknowledged afterwards survives a power cut.
    """
    nombre = secrets.token_hex(16)
    relativo = f"{nombre[:2]}/{nombre}.{extension}"
    destino = carpeta / relativo
    destino.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporal = destino.with_suffix(".tmp")
    descriptor = os.open(temporal, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as archivo:
            for trozo in trozos:
                archivo.write(trozo)
            archivo.flush()
            os.fsync(archivo.fileno())
        temporal.rename(destino)
    except BaseException:
        temporal.unlink(missing_ok=True)
        raise
    for padre in (destino.parent, carpeta):
        _sincronizar(padre)
    return relativo


def leer(carpeta: Path, relativo: str) -> bytes:
    """Return the bytes of a stored file.

    Raises:
        FileNotFoundError: no such file, or a name that leaves the folder.
    """
    ruta = (carpeta / relativo).resolve()
    if not ruta.is_relative_to(carpeta.resolve()):
        raise FileNotFoundError(relativo)
    return ruta.read_bytes()


def _sincronizar(carpeta: Path) -> None:
    descriptor = os.open(carpeta, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
