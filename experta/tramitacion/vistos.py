"""The points of a case that a reviewer ticks: every visible question, and what nobody was asked."""

from collections.abc import Mapping
from typing import Final

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.partes import Requisito
from experta.motores.formularios import Pregunta

_DE_REQUISITO: Final = "requisito:"


def puntos_de(
    ejecutable: Ejecutable, respuestas: Mapping[str, object]
) -> dict[str, Pregunta | Requisito]:
    """Return question or requirement by the key of its tick, in the order of the form."""
    visibles = [
        pregunta
        for seccion in ejecutable.formulario.visibles(respuestas)
        for pregunta in seccion.preguntas
    ]
    puntos: dict[str, Pregunta | Requisito] = {p.clave: p for p in visibles}
    preguntados = {p.requisito for p in ejecutable.formulario.preguntas.values()}
    for requisito in ejecutable.ficha.requisitos:
        if requisito.clave not in preguntados:
            puntos[f"{_DE_REQUISITO}{requisito.clave}"] = requisito
    return puntos
