"""What a trámite of a roadmap would cost, as far as the answers given so far let it be told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from experta.catalogo.ejecutable import Ejecutable
from experta.motores.formularios import Pregunta
from experta.motores.reglas import Concepto, ErrorDeDecision, total_centavos
from experta.tramitacion.rutas.posibles import maneras_de_contestar, preguntas_posibles


@dataclass(frozen=True)
class Importe:
    """What one trámite costs. `conceptos` when it is known; else, on what it depends.

    `desde` and `hasta`, in centavos, are the least and the most; None when nobody can say.
    """

    conceptos: tuple[Concepto, ...] | None = None
    desde: int | None = None
    hasta: int | None = None
    depende_de: tuple[str, ...] = ()

    @property
    def exacto(self) -> bool:
        """Whether there is one figure."""
        return self.conceptos is not None

    @property
    def centavos(self) -> int:
        """What is sure of it: the figure, or the least."""
        return self.desde or 0


def importe_de(ejecutable: Ejecutable, respuestas: Mapping[str, object], dia: date) -> Importe:
    """Return what a trámite would cost that day with the answers it takes from a roadmap."""
    faltan = _sin_contestar(ejecutable, respuestas)
    if not faltan:
        return _exacto(ejecutable, respuestas, dia)
    depende_de = tuple(pregunta.etiqueta for pregunta in faltan)
    totales = list(_posibles(ejecutable, respuestas, faltan, dia))
    if not totales or None in totales:
        return Importe(depende_de=depende_de)
    conocidos = [total for total in totales if total is not None]
    return Importe(desde=min(conocidos), hasta=max(conocidos), depende_de=depende_de)


def _exacto(ejecutable: Ejecutable, respuestas: Mapping[str, object], dia: date) -> Importe:
    try:
        conceptos = tuple(ejecutable.costo(respuestas, dia))
    except (ErrorDeDecision, ValueError):
        return Importe()
    total = total_centavos(conceptos)
    return Importe(conceptos, total, total)


def _sin_contestar(ejecutable: Ejecutable, respuestas: Mapping[str, object]) -> list[Pregunta]:
    """Return the questions of the calculator that the roadmap did not answer and may be asked."""
    formulario = ejecutable.formulario
    posibles = preguntas_posibles(formulario, respuestas)
    pedidas = [formulario.preguntas[clave] for clave in ejecutable.ficha.costo.preguntas]
    return [p for p in pedidas if p.clave in posibles and p.clave not in respuestas]


def _posibles(
    ejecutable: Ejecutable, respuestas: Mapping[str, object], faltan: list[Pregunta], dia: date
) -> Iterator[int | None]:
    """Yield the total of each way to answer what is missing; None where it cannot be told."""
    for dichas in maneras_de_contestar(faltan):
        yield _exacto(ejecutable, {**respuestas, **dichas}, dia).desde
