"""Whether somebody comes to look, as far as the answers given so far let it be told."""

from collections.abc import Iterator, Mapping

from experta.catalogo.ejecutable import VISITA, Ejecutable
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion
from experta.tramitacion.rutas.posibles import maneras_de_contestar, se_elige


def visita_de(ejecutable: Ejecutable, respuestas: Mapping[str, object]) -> bool | None:
    """Return whether a trámite has a visit before its answer; None while it still depends."""
    posibles = set(_posibles(ejecutable, respuestas))
    return posibles.pop() if len(posibles) == 1 else None


def _posibles(ejecutable: Ejecutable, respuestas: Mapping[str, object]) -> Iterator[bool | None]:
    """Yield what is decided for each way to answer what is missing; None where nobody can say."""
    preguntas = ejecutable.formulario.preguntas
    faltan = [preguntas[una] for una in sorted(ejecutable.decide_la_visita - respuestas.keys())]
    if any(una.tipo == "giro" for una in faltan):
        yield None
        return
    for dichas in maneras_de_contestar([una for una in faltan if se_elige(una)]):
        yield _decidida(ejecutable, {**respuestas, **dichas})


def _decidida(ejecutable: Ejecutable, respuestas: Mapping[str, object]) -> bool | None:
    """A number that is missing leaves undecided only the rows that read it."""
    try:
        return bool(ejecutable.datos_de_proceso(respuestas)[VISITA])
    except (ErrorDeDecision, ErrorDeEvaluacion):
        return None
