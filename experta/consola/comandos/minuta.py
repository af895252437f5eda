"""`experta minuta`: the printable minute of a day of the log."""

import argparse
from datetime import date

AYUDA = "imprime la minuta de un día de la bitácora"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the day; today by default."""
    orden.add_argument("--dia", type=date.fromisoformat, metavar="AAAA-MM-DD")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print the minute."""
    from experta.bitacora.minuta import minuta_del_dia  # noqa: PLC0415
    from experta.comun import reloj  # noqa: PLC0415

    print(minuta_del_dia(opciones.dia or reloj.hoy()))
    return 0
