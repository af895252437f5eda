"""The error of a command: a Spanish sentence for the person at the keyboard."""

import argparse
import socket

from experta.comun.archivos import frase_del_sistema
from experta.comun.hallazgos import ContenidoInvalido

_SIN_TABLAS = ("no such table", "no such column", "does not exist")


class ErrorDeConsola(Exception):
    """Something that the person can mend; the message says how."""


def frase(error: Exception) -> str | None:
    """Return what to tell the person of an error, or None when it is a fault of ours."""
    from django.db.utils import DatabaseError  # noqa: PLC0415 - not every command needs Django

    if isinstance(error, ContenidoInvalido):
        return str(error)
    if isinstance(error, OSError):
        return f"experta: {frase_del_sistema(error)}"
    if isinstance(error, DatabaseError):
        if any(signo in str(error) for signo in _SIN_TABLAS):
            return "experta: La base de datos no está lista. Corre antes: experta preparar"
        return f"experta: La base de datos no contestó como se esperaba ({error})."
    if isinstance(error, ErrorDeConsola | ValueError):
        return f"experta: {error}"
    return None


def exigir_puerto_libre(host: str, puerto: int) -> None:
    """Look whether somebody else listens on that port.

    Raises:
        ErrorDeConsola: it is taken.
    """
    familia = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familia, socket.SOCK_STREAM) as enchufe:
        enchufe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            enchufe.bind((host, puerto))
        except OSError as error:
            raise ErrorDeConsola(
                f"El puerto {puerto} está ocupado. Elige otro: make demo PORT=8001, "
                "o experta servir --puerto 8001."
            ) from error


def puerto(escrito: str) -> int:
    """Return a port written in an option; argparse tells the error."""
    if not (escrito.isdecimal() and 0 < int(escrito) < 65536):
        raise argparse.ArgumentTypeError(f"«{escrito}» no es un puerto: va de 1 a 65535")
    return int(escrito)
