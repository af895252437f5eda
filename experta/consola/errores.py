"""The error of a command: a Spanish sentence for the person at the keyboard."""

import argparse

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


def puerto(escrito: str) -> int:
    """Return a port written in an option; argparse tells the error."""
    if not (escrito.isdecimal() and 0 < int(escrito) < 65536):
        raise argparse.ArgumentTypeError(f"«{escrito}» no es un puerto: va de 1 a 65535")
    return int(escrito)
