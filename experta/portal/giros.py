"""The town's lines of business as the application offers them."""

from collections.abc import Mapping
from functools import lru_cache

from experta.catalogo.cierre import GIROS
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.giros import GiroDelMunicipio, leer_giros
from experta.comun.texto import plegar

MAXIMO = 8


def giros_de(ejecutable: Ejecutable) -> Mapping[str, GiroDelMunicipio]:
    """Return the giros published with a version, by code; none when it asks for none."""
    contenido = ejecutable.cierre.archivos.get(GIROS)
    return _leer(contenido) if contenido else {}


def parecidos(ejecutable: Ejecutable, texto: str) -> list[GiroDelMunicipio]:
    """Return the giros whose name or synonyms have every word of the text, closest first."""
    palabras = [_raiz(palabra) for palabra in plegar(texto).split()]
    if not palabras:
        return []
    hallados = [
        (posicion, giro)
        for giro in giros_de(ejecutable).values()
        if (posicion := _posicion(giro, palabras)) is not None
    ]
    hallados.sort(key=lambda par: (par[0], par[1].nombre))
    return [giro for _, giro in hallados[:MAXIMO]]


@lru_cache(maxsize=4)
def _leer(contenido: bytes) -> Mapping[str, GiroDelMunicipio]:
    return leer_giros(contenido, GIROS)


def _raiz(palabra: str) -> str:
    """Return the word without its plural: people write «zapatos», the list says «zapato»."""
    for final in ("es", "s"):
        if palabra.endswith(final) and len(palabra) >= len(final) + 3:
            return palabra.removesuffix(final)
    return palabra


def _posicion(giro: GiroDelMunicipio, palabras: list[str]) -> int | None:
    """Return 0 for a match in the name, 1 among the synonyms, None without match."""
    nombre = plegar(giro.nombre)
    if all(palabra in nombre for palabra in palabras):
        return 0
    todo = plegar(" ".join((giro.nombre, *giro.sinonimos)))
    return 1 if all(palabra in todo for palabra in palabras) else None
