"""Signed checkpoints in the C2SP forms `tlog-checkpoint` and `signed-note`. Pure, no Django.

A note is the text `origin, size, base64 root`, a blank line and one line per signature; a
verifier key is `name+hex id+base64(0x01 || Ed25519 public key)`, and its name is the origin.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_FIRMA = "\u2014 "


_NOTA = re.compile(r"^\S+\n[0-9]+\n[A-Za-z0-9+/]{43}=\n\n(?:\u2014 .+\n)+", re.MULTILINE)


class NotaInvalida(ValueError):
    """A note or verifier key that cannot be believed; the message is a Spanish sentence."""


@dataclass(frozen=True)
class Punto:
    """What a checkpoint says: the log `origen` had `tamano` leaves and this 32-byte root."""

    origen: str
    tamano: int
    raiz: bytes

    def __str__(self) -> str:
        """Return the text that is signed, with its final line break."""
        return f"{self.origen}\n{self.tamano}\n{b64encode(self.raiz).decode()}\n"


def _identificador(nombre: str, publica: bytes) -> bytes:
    return sha256(nombre.encode() + b"\n" + _ED25519 + publica).digest()[:4]


def llave_verificadora(nombre: str, publica: Ed25519PublicKey) -> str:
    """Return the verifier key that is handed to whoever will check the notes."""
    cruda = publica.public_bytes_raw()
    identidad = _identificador(nombre, cruda).hex()
    return f"{nombre}+{identidad}+{b64encode(_ED25519 + cruda).decode()}"


def origen_de(verificadora: str) -> str:
    """Return the name that a verifier key carries, which is the origin of its log."""
    return verificadora.partition("+")[0]


def _leer_verificadora(verificadora: str) -> tuple[str, bytes, Ed25519PublicKey]:
    try:
        nombre, identidad, clave = verificadora.strip().split("+", 2)
        cruda = b64decode(clave, validate=True)
        publica = Ed25519PublicKey.from_public_bytes(cruda[1:])
    except ValueError as error:
        raise NotaInvalida("La llave pública no tiene la forma esperada.") from error
    esperada = _identificador(nombre, cruda[1:])
    if cruda[:1] != _ED25519 or identidad != esperada.hex():
        raise NotaInvalida("La llave pública no coincide con su identificador.")
    return nombre, esperada, publica


def firmar(punto: Punto, llave: Ed25519PrivateKey) -> str:
    """Return the signed note of a checkpoint. The same checkpoint always gives the same note."""
    texto = str(punto)
    cruda = llave.public_key().public_bytes_raw()
    firma = _identificador(punto.origen, cruda) + llave.sign(texto.encode())
    return f"{texto}\n{_FIRMA}{punto.origen} {b64encode(firma).decode()}\n"


def notas_en(texto: str) -> list[str]:
    """Return the signed notes that a text holds: a note by itself, or the minute that quotes it."""
    return _NOTA.findall(texto.replace("\r\n", "\n").rstrip() + "\n")


def _leer_texto(texto: str) -> Punto:
    lineas = texto.split("\n")
    if len(lineas) != 4 or lineas[3] or not lineas[1].isascii() or not lineas[1].isdigit():
        raise NotaInvalida("El punto de control no tiene la forma esperada.")
    try:
        raiz = b64decode(lineas[2], validate=True)
    except ValueError as error:
        raise NotaInvalida("La raíz del punto de control no se puede leer.") from error
    punto = Punto(lineas[0], int(lineas[1]), raiz)
    if str(punto) != texto or len(raiz) != 32:
        raise NotaInvalida("El punto de control no tiene la forma esperada.")
    return punto


def abrir(nota: str, verificadora: str) -> Punto:
    """Return the checkpoint of a note that this key signed; other signatures are passed over.

    Raises:
        NotaInvalida: malformed note or key, another origin, no signature of this key, or a
            signature that does not belong to the text.
    """
    nombre, identidad, publica = _leer_verificadora(verificadora)
    texto, separador, firmas = nota.partition("\n\n")
    if not separador:
        raise NotaInvalida("El punto de control no lleva firma.")
    punto = _leer_texto(texto + "\n")
    if punto.origen != nombre:
        raise NotaInvalida(f"El punto de control es de otra bitácora: {punto.origen}.")
    for linea in firmas.splitlines():
        firma = _firma_de(linea, nombre, identidad)
        if firma is None:
            continue
        try:
            publica.verify(firma, str(punto).encode())
        except InvalidSignature as error:
            raise NotaInvalida(
                f"La firma del punto de control de {punto.tamano} hojas no es auténtica."
            ) from error
        return punto
    raise NotaInvalida(
        f"El punto de control de {punto.tamano} hojas no está firmado con la llave esperada."
    )


def _firma_de(linea: str, nombre: str, identidad: bytes) -> bytes | None:
    """Return the signature bytes of a line if name and key id are those asked for."""
    prefijo = f"{_FIRMA}{nombre} "
    if not linea.startswith(prefijo):
        return None
    try:
        cruda = b64decode(linea.removeprefix(prefijo), validate=True)
    except ValueError:
        return None
    return cruda[4:] if cruda[:4] == identidad else None
