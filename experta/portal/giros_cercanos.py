"""Lines of business when no one has every word that was written: mistyped, joined, or too many."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from rapidfuzz.distance import OSA

Palabras = tuple[str, ...]
_POR_NOMBRE = 0.6  # what the classification calls it counts less than what people do
_PRIMERA = 1.5  # the first word says what it is; the others, how
_MINIMO = 0.6  # of the best one's points, to be offered beside it
_RAIZ = 5  # letters that two names of one trade share: helado, heladería
_TOLERANCIA = ((4, 1), (7, 2))  # letters that may differ, by length


class Cercanos:
    """What a list calls its giros, by word, to say which are near to a text."""

    def __init__(self, giros: Sequence[tuple[Sequence[Palabras], Palabras]]) -> None:
        """Index giros by position: each, what people call it and the words of its name."""
        self._giros = [_pesadas(dichos, nombre) for dichos, nombre in giros]
        cuentas = Counter(palabra for una in self._giros for palabra in una)
        self._rareza = {palabra: log(1 + len(giros) / veces) for palabra, veces in cuentas.items()}

    def de(self, palabras: Palabras) -> list[int]:
        """Return the positions of the nearest giros, best first; none if no word is known."""
        dichas = [self._parecidas(palabra) for palabra in self._unir(palabras)]
        puntos = {
            lugar: total
            for lugar, suyas in enumerate(self._giros)
            if (total := sum(self._puntos(una, n, suyas) for n, una in enumerate(dichas)))
        }
        minimo = _MINIMO * max(puntos.values(), default=0)
        return sorted(
            (lugar for lugar, total in puntos.items() if total >= minimo),
            key=lambda lugar: (-puntos[lugar], lugar),
        )

    def _unir(self, palabras: Palabras) -> Iterable[str]:
        """Return the words, two of them as one where the list writes them so: «mini super»."""
        unidas = {a + b: (a, b) for a, b in pairwise(palabras) if a + b in self._rareza}
        partes = {parte for par in unidas.values() for parte in par}
        return [*unidas, *(palabra for palabra in palabras if palabra not in partes)]

    def _parecidas(self, palabra: str) -> dict[str, float]:
        """Return the words of the list that one may mean, with how sure that is."""
        if palabra in self._rareza:
            return {palabra: 1.0}
        if a_medias := {otra: 0.9 for otra in self._rareza if otra.startswith(palabra)}:
            return a_medias
        letras = max((n for largo, n in _TOLERANCIA if len(palabra) >= largo), default=0)
        mal_escritas = {
            otra: 0.9 - distancia / 5
            for otra in self._rareza
            if (distancia := OSA.distance(palabra, otra, score_cutoff=letras)) <= letras
        }
        if mal_escritas:
            return mal_escritas
        raiz = palabra[:_RAIZ]  # one trade, said another way
        return {otra: 0.5 for otra in self._rareza if len(raiz) == _RAIZ and otra.startswith(raiz)}

    def _puntos(self, una: dict[str, float], lugar: int, suyas: dict[str, float]) -> float:
        hallados = (
            seguro * suyas[palabra] * self._rareza[palabra]
            for palabra, seguro in una.items()
            if palabra in suyas
        )
        return max(hallados, default=0) * (1 if lugar else _PRIMERA)


def _pesadas(dichos: Sequence[Palabras], nombre: Palabras) -> dict[str, float]:
    """Return how much each word says of a giro: in a short saying, more than in a long one."""
    pesos = dict.fromkeys(nombre, _POR_NOMBRE)
    for dicho in dichos:
        for palabra in dicho:
            pesos[palabra] = max(pesos.get(palabra, 0), 1 / len(dicho) ** 0.5)
    return pesos
