"""The key that signs checkpoints: two files outside the database, made on first use."""

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.utils.text import slugify

from experta.bitacora.notas import llave_verificadora, origen_de
from experta.comun.municipio import municipio_actual

PRIVADA = "bitacora.pem"
PUBLICA = "bitacora.vkey"


class LlaveInservible(Exception):
    """The signing key is missing, exposed or not ours; the message is a Spanish sentence."""


@dataclass(frozen=True)
class Llave:
    """The signing key and the verifier key that anybody may hold."""

    privada: Ed25519PrivateKey
    verificadora: str

    @property
    def origen(self) -> str:
        """Return the origin of the log, fixed when the key was made."""
        return origen_de(self.verificadora)


def escribir_seguro(ruta: Path, contenido: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only; on return it is on disk."""
    ruta.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=ruta.parent, prefix=".", delete=False) as temporal:
        temporal.write(contenido)
        temporal.flush()
        os.fsync(temporal.fileno())
    Path(temporal.name).replace(ruta)
    carpeta = os.open(ruta.parent, os.O_RDONLY)
    try:
        os.fsync(carpeta)
    finally:
        os.close(carpeta)


def leer_verificadora(carpeta: Path) -> str:
    """Return the verifier key kept in that folder, or "" before the first checkpoint."""
    ruta = carpeta / PUBLICA
    return ruta.read_text(encoding="utf-8").strip() if ruta.exists() else ""


def abrir_llave(carpeta: Path, *, crear: bool) -> Llave:
    """Return the signing key of that folder; `crear` makes it if there is none.

    Raises:
        LlaveInservible: missing, readable by others, of another kind, or not the published one.
    """
    ruta = carpeta / PRIVADA
    if not ruta.exists():
        if not crear:
            raise LlaveInservible(
                f"Falta la llave que firma la bitácora ({ruta}). Recupérala de su respaldo: "
                "una llave nueva no puede continuar los puntos de control ya firmados."
            )
        escribir_seguro(
            ruta,
            Ed25519PrivateKey.generate().private_bytes(
                Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
            ),
        )
    if ruta.stat().st_mode & 0o077:
        raise LlaveInservible(f"Otras cuentas pueden leer la llave {ruta}: ponle permisos 0600.")
    privada = load_pem_private_key(ruta.read_bytes(), None)
    if not isinstance(privada, Ed25519PrivateKey):
        raise LlaveInservible(f"La llave {ruta} no es Ed25519.")
    return Llave(privada, _publicada(carpeta, privada))


def _publicada(carpeta: Path, privada: Ed25519PrivateKey) -> str:
    """Return the verifier key, published beside the private one the first time."""
    publicada = leer_verificadora(carpeta)
    nombre = origen_de(publicada) or f"experta/{slugify(municipio_actual().nombre_corto)}/bitacora"
    verificadora = llave_verificadora(nombre, privada.public_key())
    if not publicada:
        escribir_seguro(carpeta / PUBLICA, f"{verificadora}\n".encode())
    elif publicada != verificadora:
        raise LlaveInservible(
            f"La llave {carpeta / PRIVADA} no es la que se publicó en {carpeta / PUBLICA}."
        )
    return verificadora
