"""The log as JSON lines, for a verifier that has no access to the database."""

from pathlib import Path
from typing import BinaryIO

from experta.bitacora.canonico import canonico
from experta.bitacora.llaves import leer_verificadora
from experta.bitacora.models import Hoja, Libro, PuntoDeControl
from experta.bitacora.notas import origen_de
from experta.bitacora.verificador import FORMATO


def exportar(destino: Path | BinaryIO, *, llaves: Path) -> int:
    """Write the whole log and return how many leaves it has.

    First line: format, origin, verifier key, number of leaves and signed notes; then one leaf
    per line, in order. `destino` is a path or a binary stream.
    """
    if isinstance(destino, Path):
        with destino.open("wb") as archivo:
            return exportar(archivo, llaves=llaves)
    llave = leer_verificadora(llaves)
    # Notes first, then the counter: no note of this export is larger than an honest log.
    puntos = list(PuntoDeControl.objects.values_list("nota_firmada", flat=True))
    libro = Libro.objects.first()
    tamano = libro.siguiente if libro else 0
    encabezado = {
        "formato": FORMATO,
        "origen": origen_de(llave),
        "llave": llave,
        "hojas": tamano,
        "puntos": puntos,
    }
    destino.write(canonico(encabezado) + b"\n")
    for hoja in Hoja.objects.filter(numero__lt=tamano).iterator(chunk_size=2000):
        linea = {**hoja.contenido(), "huella_hoja": hoja.huella_hoja}
        destino.write(canonico(linea) + b"\n")
    return tamano
