"""The giro that somebody chose, with the name that the town's list gives it."""

from collections.abc import Mapping
from functools import lru_cache

from experta.catalogo.cierre import GIROS
from experta.catalogo.giros import GiroDelMunicipio, leer_giros
from experta.motores.formularios import Pregunta, Valor, normalizar


def normalizar_con_giro(
    pregunta: Pregunta,
    entradas: Mapping[str, list[str]],
    catastral: Mapping[str, str],
    lista: bytes,
) -> Valor:
    """Return an answer as `normalizar` does; a giro, with the list's own name.

    What was typed only served to find it. A code that is not in the list (giros.csv) is dropped;
    without a list nothing is.
    """
    valor = normalizar(pregunta, entradas, catastral)
    if pregunta.tipo != "giro" or not isinstance(valor, dict):
        return valor
    giros = giros_en(lista)
    giro = giros.get(str(valor.get("codigo", "")))
    if giro:
        return {"codigo": giro.codigo, "nombre": giro.nombre}
    return {clave: str(texto) for clave, texto in valor.items() if clave != "codigo" or not giros}


@lru_cache(maxsize=4)
def giros_en(lista: bytes) -> Mapping[str, GiroDelMunicipio]:
    """Return the giros of a list as it is written, by code; none of an empty one."""
    return leer_giros(lista, GIROS) if lista else {}
