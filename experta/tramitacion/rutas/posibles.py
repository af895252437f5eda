"""What a form may still ask when only some of its answers are known."""

from collections.abc import Mapping

from experta.motores.formularios import ExpresionLike, Formulario


def preguntas_posibles(formulario: Formulario, respuestas: Mapping[str, object]) -> set[str]:
    """Return the questions that are asked, or hidden only by something not answered yet."""
    visibles = {p.clave for seccion in formulario.visibles(respuestas) for p in seccion.preguntas}
    return visibles | {
        pregunta.clave
        for seccion in formulario.secciones
        for pregunta in seccion.preguntas
        if not _se_sabe(seccion.visible_si, respuestas)
        or not _se_sabe(pregunta.visible_si, respuestas)
    }


def _se_sabe(condicion: ExpresionLike | None, respuestas: Mapping[str, object]) -> bool:
    leidas = condicion.nombres if condicion else frozenset[str]()
    return all(nombre.partition("__")[0] in respuestas for nombre in leidas)
