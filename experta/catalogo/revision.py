"""The hard check of a closure before it is published: every mistake, at its line, in Spanish."""

from experta.catalogo.cierre import FICHA, Cierre
from experta.catalogo.ejecutable import armar
from experta.catalogo.esquema import revisar_esquema
from experta.catalogo.ficha import Ficha
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import leer_yaml


def revisar_cierre(cierre: Cierre) -> list[Hallazgo]:
    """Return what is wrong with a closure; an empty list means it may be published."""
    if FICHA not in cierre.archivos:
        return [Hallazgo(cierre.nombre(FICHA), 0, "Falta este archivo.")]
    try:
        documento = leer_yaml(cierre.archivos[FICHA], cierre.nombre(FICHA))
        if hallazgos := revisar_esquema(documento):
            return hallazgos
        armar(cierre, Ficha.desde(documento.datos))
    except ContenidoInvalido as error:
        return error.hallazgos
    return []
