"""The compiled form: what it asks, what it makes of the answers, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from experta.motores.formularios.estructura import Estructura, nombres_de
from experta.motores.formularios.evaluacion import depurar, evaluar
from experta.motores.formularios.modelo import Falta, Pregunta, Seccion
from experta.motores.formularios.resumen import resumir
from experta.motores.formularios.validacion import revisar


class Formulario(Estructura):
    """A form of a trámite. Immutable and safe to share between threads.

    `respuestas` is everywhere a mapping from key to canonical answer (see `normalizar`), as stored
    in JSON; whatever shape comes in, no method raises because of it.
    """

    def nombres(self) -> dict[str, str]:
        """Return the names that expressions, fees and rules may read, with their types.

        A question gives its key; an address, a property and a line of business also give each part
        as `clave__parte`. Money is a number of centavos. Files give no name.
        """
        return nombres_de(self.preguntas.values())

    def contexto(self, respuestas: Mapping[str, object]) -> dict[str, object]:
        """Return the value of every name for expressions; only visible answers count.

        Missing numbers and dates are None, texts "", booleans False and lists empty.
        """
        return evaluar(self, respuestas).contexto

    def visibles(self, respuestas: Mapping[str, object]) -> list[Seccion]:
        """Return the pages with something to ask, each with only its visible questions."""
        visibles = evaluar(self, respuestas).visibles
        paginas = []
        for seccion in self.secciones:
            preguntas = tuple(p for p in seccion.preguntas if p.clave in visibles)
            if preguntas:
                paginas.append(replace(seccion, preguntas=preguntas))
        return paginas

    def preguntadas(self, respuestas: Mapping[str, object]) -> frozenset[str]:
        """Return the keys of the visible questions."""
        preguntas = self.preguntas.keys()
        return frozenset(preguntas & evaluar(self, respuestas).visibles)

    def depurar(self, respuestas: Mapping[str, object]) -> dict[str, Any]:
        """Return the answers of the visible questions alone: what is sent of what was written."""
        return depurar(self, respuestas)

    def visibles_por_fila(
        self, respuestas: Mapping[str, object]
    ) -> dict[str, list[frozenset[str]]]:
        """Return, for each group, the keys that each of its rows asks."""
        filas = evaluar(self, respuestas).filas
        return {clave: [fila.visibles for fila in evaluadas] for clave, evaluadas in filas.items()}

    def validar(
        self,
        respuestas: Mapping[str, object],
        adjuntos: Mapping[str, int],
        seccion: str | None = None,
    ) -> list[Falta]:
        """Return what is missing or wrong, in the order asked.

        Args:
            respuestas: the answers.
            adjuntos: how many files each question of type archivo has.
            seccion: the key of the only page to check; None checks the whole form.
        """
        return revisar(self, respuestas, adjuntos, seccion)

    def resumen(
        self,
        respuestas: Mapping[str, object],
        archivos: Mapping[str, Sequence[str]] | None = None,
    ) -> list[tuple[Seccion, list[tuple[Pregunta, str]]]]:
        """Return the visible answers in words, by page; files only when their names are given."""
        return resumir(self, respuestas, archivos)
