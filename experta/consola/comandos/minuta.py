"""`experta minuta`: the printable minute of a day of the log."""

import argparse
from datetime import date

from experta.consola.principal import con_json, imprimir

AYUDA = "imprime la minuta de un día de la bitácora"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the day; today by default."""
    orden.add_argument("--dia", type=date.fromisoformat, metavar="AAAA-MM-DD")
    con_json(orden, "municipio", "dia", "hojas", "actos", "punto")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print the minute."""
    from experta.bitacora.minuta import datos_del_dia, en_papel  # noqa: PLC0415
    from experta.comun import reloj  # noqa: PLC0415

    datos = datos_del_dia(opciones.dia or reloj.hoy())
    imprimir(datos, como_json=opciones.json, texto=en_papel(datos))
    return 0
