"""`experta punto-de-control`: signs the log as it stands, outside its schedule."""

import argparse

AYUDA = "firma la bitácora como está y saca el punto de control de la máquina"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take no options."""


def ejecutar(_opciones: argparse.Namespace) -> int:
    """Make the checkpoint now."""
    from experta.tramitacion.jobs import punto_de_control  # noqa: PLC0415

    punto_de_control()
    print("Listo.")
    return 0
