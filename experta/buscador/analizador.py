"""Spanish text to the terms that are compared: folded, without empty words, stemmed, with groups.

Accents are folded before stemming, for text and for question alike: done the other way round, one
accented word in five gets a stem that the same word without accents does not get.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import Stemmer

from experta.comun.texto import plegar

MAX_PALABRA = 40
_PALABRA = re.compile(r"[a-z0-9]+")

# Words that say nothing about what is looked for, with the ways in which people begin a question.
# The forms of «poder» are here because they share a stem with «poda».
_VACIAS = """
    a al algo algun alguna algunos ante aqui asi aun con cual cuales cualquier cuando como cuanto
    cuanta cuantos cuantas de del desde donde dos e el ella ellas ellos en entre es esa ese eso esta
    estan estas este esto estoy fue ha hacia han has hasta hay he la las le les lo los mas me mi mis
    muy ni no nos nuestra nuestro o os otra otro para pero por porque que quien quienes se ser si
    sin sobre son soy su sus tambien te tengo ti tiene tienen tu tus un una unas uno unos va vamos
    van voy y ya yo
    debo deben favor gracias hacer hago hola necesita necesitan necesito ocupo pedir piden pido
    puede pueden puedo quiere quieren quiero requiero saber sacar saco tramitar tramite tramites
    buenas buenos dias tardes pa pal
    cobra cobran cuesta cuestan precio requisito requisitos tarda tardan
    podemos poder poderes podra podran podras podria podrian podrias
"""
VACIAS = frozenset(_VACIAS.split())

# How Mexican Spanish sounds: letters that are confused when writing are made one.
_SONIDOS = (
    (re.compile(r"ch"), "C"),
    (re.compile(r"h"), ""),
    (re.compile(r"qu(?=[ei])"), "k"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"c(?=[ei])|[zx]"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"v"), "b"),
    (re.compile(r"ll"), "y"),
    (re.compile(r"(.)\1"), r"\1"),
)


def palabras(texto: str) -> list[str]:
    """Return every word of the text, folded: letters and digits only, never query syntax."""
    return [palabra[:MAX_PALABRA] for palabra in _PALABRA.findall(plegar(texto))]


def raices(folded: Iterable[str]) -> list[str]:
    """Return the stems of the words that say something."""
    # A stemmer keeps state while it works, so threads do not share one.
    raices_: list[str] = Stemmer.Stemmer("spanish").stemWords(
        [palabra for palabra in folded if palabra not in VACIAS]
    )
    return raices_


def sonido(palabra: str) -> str:
    """Return how a folded word sounds: `lisensia` and `licencia` are the same."""
    for patron, letra in _SONIDOS:
        palabra = patron.sub(letra, palabra)
    return palabra


@dataclass(frozen=True)
class Marca:
    """A group of synonyms found in a text: its term, and which stems it covers."""

    termino: str
    desde: int
    hasta: int


class Sinonimos:
    """Groups of expressions that mean the same; an expression is one word or several.

    Text and question get the same extra term (`~3`) wherever an expression of group 3 stands, so
    that expressions of several words cost nothing more. `~` is in no word.
    """

    def __init__(self, grupos: Sequence[Sequence[str]] = ()) -> None:
        """Take the groups; expressions that are only empty words are left out."""
        self.palabras: dict[str, list[str]] = {}
        self._por_inicio: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._enteras: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for numero, grupo in enumerate(grupos):
            self._agregar_grupo(f"~{numero}", grupo)

    def con(self, aparte: Mapping[str, Iterable[str]]) -> "Sinonimos":
        """Return these groups and others, by the term that who asks has chosen for each."""
        otros = Sinonimos()
        otros.palabras = {clave: [*unas] for clave, unas in self.palabras.items()}
        otros._por_inicio = {clave: [*unas] for clave, unas in self._por_inicio.items()}
        otros._enteras = {clave: [*unas] for clave, unas in self._enteras.items()}
        for termino, expresiones in aparte.items():
            otros._agregar_grupo(termino, expresiones)
        return otros

    def _agregar_grupo(self, termino: str, expresiones: Iterable[str]) -> None:
        for expresion in expresiones:
            self._agregar(termino, palabras(expresion))

    def _agregar(self, termino: str, expresion: list[str]) -> None:
        utiles = [palabra for palabra in expresion if palabra not in VACIAS]
        if not utiles:
            return
        self.palabras.setdefault(termino, []).extend(utiles)
        if len(utiles) == 1 < len(expresion):
            # «Sin permiso» is not «permiso»: what hangs on an empty word is compared with it.
            self._enteras.setdefault(expresion[0], []).append((tuple(expresion), termino))
        else:
            serie = tuple(raices(utiles))
            self._por_inicio.setdefault(serie[0], []).append((serie, termino))

    def marcas(self, dichas: Sequence[str]) -> list[Marca]:
        """Return the groups found in folded words, in order; a mark counts useful words only."""
        serie = raices(dichas)
        sueltas = [
            Marca(termino, desde, desde + len(expresion))
            for desde, raiz in enumerate(serie)
            for expresion, termino in self._por_inicio.get(raiz, ())
            if tuple(serie[desde : desde + len(expresion)]) == expresion
        ]
        return [*sueltas, *self._marcas_enteras(dichas)]

    def _marcas_enteras(self, dichas: Sequence[str]) -> list[Marca]:
        marcas = []
        utiles = 0
        for desde, palabra in enumerate(dichas):
            # The one useful word of the expression is the next one to come.
            marcas += [
                Marca(termino, utiles, utiles + 1)
                for expresion, termino in self._enteras.get(palabra, ())
                if tuple(dichas[desde : desde + len(expresion)]) == expresion
            ]
            utiles += palabra not in VACIAS
        return marcas


def terminos(texto: str, sinonimos: Sinonimos) -> list[str]:
    """Return the terms under which a text is found: stems and groups, line by line."""
    return [
        termino
        for linea in texto.splitlines()
        for dichas in [palabras(linea)]
        for termino in (*raices(dichas), *(marca.termino for marca in sinonimos.marcas(dichas)))
    ]
