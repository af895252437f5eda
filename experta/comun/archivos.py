"""Files on disk: random names, written whole, synced with their folder before anyone is told."""

import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

_FRASES = {
    errno.ENOENT: "no existe",
    errno.EACCES: "no tienes permiso",
    errno.EPERM: "no tienes permiso",
    errno.EROFS: "el disco es de sólo lectura",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "una parte de su ruta no es una carpeta",
    errno.EEXIST: "ya existe",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EADDRINUSE: "el puerto está ocupado",
    errno.ECONNREFUSED: "nadie contesta ahí",
}


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


def frase_del_sistema(error: OSError) -> str:
    """Return in Spanish what the system refused, with the file it was about."""
    razon = _FRASES.get(error.errno or 0) or str(error.strerror or error)
    return f"No se pudo usar {error.filename}: {razon}." if error.filename else f"{razon}."


def _sincronizar(carpeta: Path) -> None:
    descriptor = os.open(carpeta, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
