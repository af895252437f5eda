"""The town's lines of business as the application offers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from experta.catalogo.cierre import GIROS
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.giros import GiroDelMunicipio, leer_giros
from experta.comun.texto import plegar

MAXIMO = 8
Palabras = tuple[str, ...]
# Words that say nothing of the activity: alone they are searched for, next to another they are not.
_SIN_PESO = (
    "a abrir al con de del el en la las lo los mi negocio para poner por puesto quiero tienda un "
    "una vender venta voy y"
)
_HUECAS = frozenset(_SIN_PESO.split())


@dataclass(frozen=True)
class _Entrada:
    """A giro with its words folded once: each synonym apart, and its name."""

    giro: GiroDelMunicipio
    dichos: tuple[Palabras, ...]
    nombre: Palabras

    def lugar(self, palabras: Palabras) -> int | None:
        """Return how close it is, 0 the closest; None if a word is nowhere."""
        if palabras in self.dichos:
            return 0
        if any(_empiezan(palabras, dicho) for dicho in self.dichos):
            return 1
        if _empiezan(palabras, self.nombre):
            return 2
        todas = (*self.nombre, *(palabra for dicho in self.dichos for palabra in dicho))
        return 3 if _empiezan(palabras, todas) else None


def giros_de(ejecutable: Ejecutable) -> Mapping[str, GiroDelMunicipio]:
    """Return the giros published with a version, by code; none when it asks for none."""
    return giros_en(ejecutable.cierre.archivos.get(GIROS, b""))


def giros_en(lista: bytes) -> Mapping[str, GiroDelMunicipio]:
    """Return the giros of a list as it is written (giros.csv), by code."""
    return {entrada.giro.codigo: entrada.giro for entrada in _entradas(lista)}


def parecidos(ejecutable: Ejecutable, texto: str) -> list[GiroDelMunicipio]:
    """Return the giros published with a version that are like a text, closest first."""
    return parecidos_en(ejecutable.cierre.archivos.get(GIROS, b""), texto)


def parecidos_en(lista: bytes, texto: str) -> list[GiroDelMunicipio]:
    """Return the giros of a list whose name or synonyms have every word of the text, closest first.

    What people call it counts before the name of the classification, which nobody says; a word may
    be half written.
    """
    palabras = _palabras(texto)
    if not palabras:
        return []
    hallados = [
        (lugar, entrada.giro.nombre, entrada.giro)
        for entrada in _entradas(lista)
        if (lugar := entrada.lugar(palabras)) is not None
    ]
    hallados.sort(key=lambda hallado: hallado[:2])
    return [giro for _, _, giro in hallados[:MAXIMO]]


def _entradas(lista: bytes) -> tuple[_Entrada, ...]:
    return _leer(lista) if lista else ()


@lru_cache(maxsize=4)
def _leer(contenido: bytes) -> tuple[_Entrada, ...]:
    return tuple(
        _Entrada(giro, tuple(map(_palabras, giro.sinonimos)), _palabras(giro.nombre))
        for giro in leer_giros(contenido, GIROS).values()
    )


def _palabras(texto: str) -> Palabras:
    """Return the words of a text, folded and without plural; the empty ones only if alone."""
    todas = plegar(texto).replace(",", " ").split()
    llenas = [palabra for palabra in todas if palabra not in _HUECAS]
    return tuple(_raiz(palabra) for palabra in llenas or todas)


def _raiz(palabra: str) -> str:
    """Return the word without its plural: people write «zapatos», the list says «zapato»."""
    for final in ("es", "s"):
        if palabra.endswith(final) and len(palabra) >= len(final) + 3:
            return palabra.removesuffix(final)
    return palabra


def _empiezan(palabras: Palabras, otras: Palabras) -> bool:
    return all(any(otra.startswith(palabra) for otra in otras) for palabra in palabras)
