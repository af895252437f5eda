"""What is proposed while somebody types: names of trámites with a word that begins like that."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, takewhile

from experta.buscador.analizador import VACIAS, palabras

MIN_PREFIJO = 2
# How many continuations are looked at before choosing; one letter may have thousands.
_MAX_MIRADAS = 200


class Sugerencias:
    """Phrases by each of their words. Immutable."""

    def __init__(self, frases: Iterable[str]) -> None:
        """Sort every tail of every phrase: (tail, where it begins, phrase)."""
        self._colas = sorted(
            (" ".join(partes[lugar:]), lugar, frase)
            for frase in set(frases)
            for partes in [palabras(frase)]
            for lugar, parte in enumerate(partes)
            if parte not in VACIAS
        )

    def de(self, prefijo: str, limite: int) -> list[str]:
        """Return at most `limite` phrases; those that begin with the prefix go first."""
        buscado = " ".join(palabras(prefijo))
        if len(buscado) < MIN_PREFIJO:
            return []
        siguientes = islice(self._colas, bisect_left(self._colas, (buscado, -1, "")), None)
        halladas = islice(takewhile(lambda c: c[0].startswith(buscado), siguientes), _MAX_MIRADAS)
        frases = [frase for _, _, frase in sorted(halladas, key=lambda c: (c[1] > 0, c[0]))]
        return list(dict.fromkeys(frases))[: max(limite, 0)]
