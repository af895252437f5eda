"""The words of the catalogue itself: against them a question is completed and corrected.

A general dictionary would be slower and would "correct" towards words that find nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import islice, takewhile

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from experta.buscador.analizador import VACIAS, Sinonimos, palabras, raices, sonido, terminos

MIN_PREFIJO = 2
MAX_COMPLETADAS = 12
_VACIAS_DICHAS = {sonido(palabra): palabra for palabra in sorted(VACIAS) if len(palabra) > 3}
_SIGNOS = "¿?¡!.,;:()«»\"'"


class Vocabulario:
    """Every word of the texts, and of the synonyms that lead to them. Immutable."""

    def __init__(
        self,
        textos: Iterable[str],
        sinonimos: Sinonimos,
        aparte: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Read the texts; `aparte` are expressions that lead somewhere and are in no text, by the
        term they stand for.
        """
        textos = list(textos)
        self._alcanzables = {uno for texto in textos for uno in terminos(texto, sinonimos)}
        self._conocidas = set(self._alcanzables)
        self._escritas: dict[str, str] = {}
        for escrita in dict.fromkeys(una for texto in textos for una in texto.lower().split()):
            partes = palabras(escrita)
            for parte in partes:
                entera = escrita.strip(_SIGNOS) if len(partes) == 1 else parte
                self._escritas.setdefault(parte, entera)
        # A synonym counts only where its group leads to some trámite.
        for grupo, otras in sinonimos.palabras.items():
            if grupo in self._alcanzables:
                self._escritas.update({otra: self._escritas.get(otra, otra) for otra in otras})
                self._conocidas.update(raices(otras))
        for termino, expresiones in (aparte or {}).items():
            self._agregar(termino, expresiones)
        self._ordenadas = sorted(palabra for palabra in self._escritas if palabra not in VACIAS)
        self._sonidos = [sonido(palabra) for palabra in self._ordenadas]

    def _agregar(self, termino: str, expresiones: Iterable[str]) -> None:
        for expresion in expresiones:
            self._alcanzables.add(termino)
            # A loose word of an expression leads nowhere: nothing is corrected towards it.
            if len(partes := palabras(expresion)) == 1:
                if self._escritas.get(partes[0], partes[0]) == partes[0]:
                    self._escritas[partes[0]] = expresion.lower()
                self._conocidas.update(raices(partes))

    def conoce(self, palabra: str) -> bool:
        """Say whether a text or a synonym has the folded word, in any of its inflections."""
        return any(raiz in self._conocidas for raiz in raices([palabra]))

    def esta(self, palabra: str) -> bool:
        """Say whether a text or a synonym has exactly that folded word."""
        return palabra in self._escritas

    def alcanza(self, terminos_: Iterable[str]) -> bool:
        """Say whether some text has one of those terms."""
        return not self._alcanzables.isdisjoint(terminos_)

    def escrita(self, palabra: str) -> str:
        """Return a folded word as the catalogue writes it, with its accents."""
        return self._escritas.get(palabra, palabra)

    def completar(self, prefijo: str) -> list[str]:
        """Return the words that begin like that, in alphabetical order."""
        if len(prefijo) < MIN_PREFIJO:
            return []
        siguientes = islice(self._ordenadas, bisect_left(self._ordenadas, prefijo), None)
        iguales = takewhile(lambda palabra: palabra.startswith(prefijo), siguientes)
        return list(islice(iguales, MAX_COMPLETADAS))

    def corregir(self, palabra: str) -> str | None:
        """Return the word nearest by sound, then by spelling; None when none is near enough.

        Short words must sound the same; from five letters one slip is forgiven, from nine two.
        What sounds like an empty word is one: «kiero» is no thing.
        """
        suena = sonido(palabra)
        if suena in _VACIAS_DICHAS:
            return _VACIAS_DICHAS[suena]
        tolerancia = 0 if len(suena) < 5 else 1 if len(suena) < 9 else 2
        cercanas = extract(
            suena, self._sonidos, scorer=OSA.distance, score_cutoff=tolerancia, limit=20
        )
        candidatas = [
            (lejos, OSA.distance(palabra, self._ordenadas[indice]), self._ordenadas[indice])
            for _, lejos, indice in cercanas
        ]
        return min(candidatas)[2] if candidatas else None
