"""`experta trabajar`: the background worker."""

import argparse
import os
import sys

from experta.consola.principal import en_privado

AYUDA = "abre el trabajador de fondo"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take no options."""


def ejecutar(_opciones: argparse.Namespace) -> int:
    """Put its timetable in order and become the worker."""
    from experta.tramitacion.programa import programar  # noqa: PLC0415

    en_privado()
    programar()
    argumentos = trabajador()
    os.execv(argumentos[0], argumentos)  # noqa: S606 - our own interpreter, fixed arguments


def trabajador() -> list[str]:
    """Return the command line of the worker."""
    return [sys.executable, "-m", "django", "qcluster"]
