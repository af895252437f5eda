"""`experta verificar-bitacora`: proves an exported log without database or settings."""

import argparse
from dataclasses import asdict
from pathlib import Path

from experta.bitacora.verificador import verificar_exportacion
from experta.consola.principal import imprimir

AYUDA = "comprueba una bitácora exportada, sin base de datos"
CON_BASE_DE_DATOS = False


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the export and, kept elsewhere, the public key and the checkpoints."""
    orden.add_argument("exportacion", type=Path)
    orden.add_argument("--llave", help="llave pública de la bitácora, como está en la minuta")
    orden.add_argument("--puntos", type=Path, help="nota o carpeta de notas guardadas fuera")
    orden.add_argument("--json", action="store_true")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Print the report; exit 1 if anything disproves the log."""
    informe = verificar_exportacion(opciones.exportacion, opciones.llave, puntos=opciones.puntos)
    datos = {"correcto": informe.correcto, **asdict(informe)}
    imprimir(datos, como_json=opciones.json, texto=str(informe))
    return 0 if informe.correcto else 1
