"""`experta exportar-bitacora`: writes the whole log to a file that proves itself."""

import argparse
from pathlib import Path

from experta.consola.principal import con_json, imprimir

AYUDA = "escribe toda la bitácora en un archivo que se puede comprobar"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the destination file."""
    orden.add_argument("destino", type=Path)
    con_json(orden, "hojas", "destino")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Write the export and say how many leaves it has."""
    from django.conf import settings  # noqa: PLC0415

    from experta.bitacora.exportacion import exportar  # noqa: PLC0415

    hojas = exportar(opciones.destino, llaves=Path(settings.LLAVES_DIR))
    imprimir(
        {"hojas": hojas, "destino": opciones.destino},
        como_json=opciones.json,
        texto=f"{hojas} hojas en {opciones.destino}.",
    )
    return 0
