"""A compiled form as data: its pages, the order of evaluation and the names it offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from experta.motores.formularios.modelo import Pregunta, Seccion
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA

_DE_RESULTADO = {"numero": "numero", "dinero": "numero", "texto": "texto", "si_no": "booleano"}


@dataclass(frozen=True)
class Estructura:
    """What evaluation needs.

    `orden` holds the keys so that each comes after what it depends on; a page is `#clave`.
    `orden_de_filas` does the same for the questions of each group.
    """

    secciones: tuple[Seccion, ...]
    clave_catastral: Mapping[str, str]
    orden: tuple[str, ...]
    orden_de_filas: Mapping[str, tuple[str, ...]]

    @cached_property
    def preguntas(self) -> Mapping[str, Pregunta]:
        """The questions by key; those of a group are in its `preguntas`."""
        return {p.clave: p for seccion in self.secciones for p in seccion.preguntas}

    @cached_property
    def seccion_de(self) -> Mapping[str, Seccion]:
        """The page of each question."""
        return {p.clave: seccion for seccion in self.secciones for p in seccion.preguntas}


def nombres_de(preguntas: Iterable[Pregunta]) -> dict[str, str]:
    """Return the names that these questions offer to expressions, with their types."""
    return {nombre: tipo for pregunta in preguntas for nombre, tipo in _de_una(pregunta).items()}


def con_sufijos(clave: str, valores: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a question under their names: `local`, `local__calle`…"""
    return {_unir(clave, sufijo): valor for sufijo, valor in valores.items()}


def _de_una(pregunta: Pregunta) -> dict[str, str]:
    if pregunta.tipo == "grupo":
        return {pregunta.clave: "lista"}
    if pregunta.tipo == "calculo":
        return {pregunta.clave: _DE_RESULTADO[pregunta.resultado]}
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    if tipo is None:
        return {}
    return {_unir(pregunta.clave, s): t for s, t in tipo.nombres(pregunta).items()}


def _unir(clave: str, sufijo: str) -> str:
    return f"{clave}__{sufijo}" if sufijo else clave
