"""`experta colonias`: the colonias of SEPOMEX, offered while an address is written."""

import argparse
from pathlib import Path

from experta.consola.errores import ErrorDeConsola
from experta.consola.principal import con_json, imprimir

AYUDA = "toma las colonias del municipio del archivo de códigos postales de SEPOMEX"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take the file as it was downloaded, and the municipality as SEPOMEX writes it."""
    orden.add_argument("archivo", type=Path, metavar="CPdescarga.txt")
    orden.add_argument("--municipio", help="por omisión, el nombre corto de municipio.yaml")
    con_json(orden, "colonias", "archivo")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Write municipio/colonias.csv and say how many there are."""
    from experta.catalogo.colonias import ARCHIVO, escribir, leer_sepomex  # noqa: PLC0415
    from experta.comun.municipio import municipio_actual  # noqa: PLC0415

    municipio = municipio_actual()
    try:
        contenido = opciones.archivo.read_bytes()
    except OSError as error:
        raise ErrorDeConsola(f"No se pudo leer {opciones.archivo}.") from error
    colonias = leer_sepomex(
        contenido, opciones.municipio or municipio.nombre_corto, municipio.entidad
    )
    destino = municipio.carpeta / ARCHIVO
    destino.write_text(escribir(colonias), encoding="utf-8")
    imprimir(
        {"colonias": len(colonias), "archivo": destino},
        como_json=opciones.json,
        texto=f"{len(colonias)} colonias en {destino}.",
    )
    return 0
