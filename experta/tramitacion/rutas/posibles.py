"""What a form may still ask when only some of its answers are known."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.partes import Requisito
from experta.motores.formularios import ExpresionLike, Formulario, Pregunta

# Answers that are chosen from a list: with few ways to answer, all can be tried.
_DE_LISTA = ("si_no", "opcion")
_FORMAS_MAXIMAS = 64


def preguntas_posibles(formulario: Formulario, respuestas: Mapping[str, object]) -> set[str]:
    """Return the questions that are asked, or hidden only by something not answered yet."""
    posibles = {p.clave for seccion in formulario.visibles(respuestas) for p in seccion.preguntas}
    # Who will not be asked something has answered it: what hangs from it is hidden for good.
    sabidas = set(respuestas)
    for seccion in formulario.secciones:
        for pregunta in seccion.preguntas:
            condiciones = (seccion.visible_si, pregunta.visible_si)
            if not all(_leidas(una) <= sabidas for una in condiciones):
                posibles.add(pregunta.clave)
            elif pregunta.clave not in posibles:
                sabidas.add(pregunta.clave)
    return posibles


def puede_pedirse(
    ejecutable: Ejecutable, requisito: Requisito, respuestas: Mapping[str, object]
) -> bool:
    """Say whether a requirement is asked, or spared only by something not answered yet."""
    condicion = ejecutable.condicion(requisito)
    leidas = _leidas(condicion) - respuestas.keys()
    faltan = [ejecutable.formulario.preguntas[clave] for clave in sorted(leidas)]
    maneras = list(maneras_de_contestar(faltan))
    return not maneras or any(ejecutable.pide(requisito, {**respuestas, **una}) for una in maneras)


def maneras_de_contestar(preguntas: Sequence[Pregunta]) -> Iterator[dict[str, object]]:
    """Yield each way to answer questions that are chosen from a list; none if they are too many."""
    opciones = [_opciones(pregunta) for pregunta in preguntas]
    if prod(map(len, opciones)) not in range(1, _FORMAS_MAXIMAS + 1):
        return
    for elegidas in product(*opciones):
        yield {p.clave: valor for p, valor in zip(preguntas, elegidas, strict=True)}


def se_elige(pregunta: Pregunta) -> bool:
    """Say whether a question is answered by choosing from a list of its own."""
    return pregunta.tipo in _DE_LISTA


def _opciones(pregunta: Pregunta) -> list[object]:
    if not se_elige(pregunta):
        return []
    return [opcion.clave for opcion in pregunta.opciones] or [True, False]


def _leidas(condicion: ExpresionLike | None) -> set[str]:
    nombres = condicion.nombres if condicion else frozenset[str]()
    return {nombre.partition("__")[0] for nombre in nombres}
