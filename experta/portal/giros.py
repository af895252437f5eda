"""The town's lines of business as the application offers them."""

from dataclasses import dataclass
from functools import lru_cache

from experta.catalogo.cierre import GIROS
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.giro_elegido import giros_en
from experta.catalogo.giros import GiroDelMunicipio
from experta.comun.texto import plegar
from experta.portal.giros_cercanos import Cercanos, Palabras

MAXIMO = 8
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

    @property
    def usuales(self) -> Palabras:
        """Return every word that people use for it."""
        return tuple(palabra for dicho in self.dichos for palabra in dicho)

    def lugar(self, palabras: Palabras) -> tuple[int, int] | None:
        """Return how close it is, the least the closest; None if a word is nowhere.

        Between two that people say, the one with fewer words more: «restaurant» is a restaurante
        before a seller of equipo para restaurantes.
        """
        if palabras in self.dichos:
            return 0, 0
        dichos = [dicho for dicho in self.dichos if _empiezan(palabras, dicho)]
        if dichos:
            return 1, min(map(len, dichos))
        if _empiezan(palabras, self.nombre):
            return 2, 0
        return (3, 0) if _empiezan(palabras, (*self.nombre, *self.usuales)) else None


def lista_de(ejecutable: Ejecutable) -> bytes:
    """Return the list published with a version; empty when it asks for no giro."""
    return ejecutable.cierre.archivos.get(GIROS, b"")


def parecidos(ejecutable: Ejecutable, texto: str) -> list[GiroDelMunicipio]:
    """Return the giros published with a version that are like a text, closest first."""
    return parecidos_en(lista_de(ejecutable), texto)


def parecidos_en(lista: bytes, texto: str) -> list[GiroDelMunicipio]:
    """Return the giros of a list whose name or synonyms have every word of the text, closest first.

    What people call it counts before the name of the classification, which nobody says; a word may
    be half written. When no giro has them all, those nearest to what was written.
    """
    palabras = _palabras(texto)
    if not palabras:
        return []
    hallados = [
        (lugar, entrada.giro.nombre, entrada.giro)
        for entrada in _entradas(lista)
        if (lugar := entrada.lugar(palabras)) is not None
    ]
    if not hallados:
        entradas = _entradas(lista)
        return [entradas[lugar].giro for lugar in _cercanos(lista).de(palabras)[:MAXIMO]]
    hallados.sort(key=lambda hallado: hallado[:2])
    return [giro for _, _, giro in hallados[:MAXIMO]]


@lru_cache(maxsize=4)
def _entradas(contenido: bytes) -> tuple[_Entrada, ...]:
    return tuple(
        _Entrada(giro, tuple(map(_palabras, giro.sinonimos)), _palabras(giro.nombre))
        for giro in giros_en(contenido).values()
    )


@lru_cache(maxsize=4)
def _cercanos(contenido: bytes) -> Cercanos:
    return Cercanos([(una.dichos, una.nombre) for una in _entradas(contenido)])


def _palabras(texto: str) -> Palabras:
    """Return the words of a text, folded and without plural; the empty ones only if alone."""
    todas = plegar(texto).replace(",", " ").split()
    llenas = [palabra for palabra in todas if palabra not in _HUECAS]
    return tuple(_raiz(palabra) for palabra in llenas or todas)


def _raiz(palabra: str) -> str:
    """Return the word without its plural: people write «zapatos», the list says «zapato».

    A last «e» goes too: «restaurantes» and «restaurante» are one word.
    """
    for final in ("es", "s", "e"):
        if palabra.endswith(final) and len(palabra) >= len(final) + 3:
            return palabra.removesuffix(final)
    return palabra


def _empiezan(palabras: Palabras, otras: Palabras) -> bool:
    return all(any(otra.startswith(palabra) for otra in otras) for palabra in palabras)
