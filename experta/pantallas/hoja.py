"""A page of questions outside any trámite: read and checked by the form engine, like the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Choices
from django.http import QueryDict
from django.utils.translation import gettext as _

from experta.motores.formularios import (
    NO_LA_TENGO,
    Formulario,
    Opcion,
    Pregunta,
    Seccion,
    normalizar,
)
from experta.pantallas.lectura import crudo


@dataclass(frozen=True)
class Hoja:
    """Questions with their answers and, by HTML name, what must be mended."""

    preguntas: Sequence[Pregunta]
    valores: Mapping[str, Any]
    faltas: Mapping[str, str] = field(default_factory=dict)

    @property
    def filas(self) -> list[tuple[Pregunta, Any]]:
        """Each question with its answer, as the `campo` tag wants them."""
        return [(pregunta, self.valores.get(pregunta.clave)) for pregunta in self.preguntas]

    @property
    def respuestas(self) -> dict[str, Any]:
        """The answers; "no la tengo" counts as none."""
        return {
            pregunta.clave: None if valor == NO_LA_TENGO else valor
            for pregunta, valor in self.filas
        }

    def con(self, **faltas: str) -> "Hoja":
        """Return the same page with more to mend."""
        return Hoja(self.preguntas, self.valores, {**self.faltas, **faltas})


def opciones_de(valores: Iterable[Choices]) -> tuple[Opcion, ...]:
    """Return what may be chosen of values that the database knows, in the page's language."""
    return tuple(Opcion(clave=str(uno.value), etiqueta=_(str(uno.label))) for uno in valores)


def leer(preguntas: Sequence[Pregunta], datos: QueryDict) -> Hoja:
    """Return the page as sent, with what blocks it."""
    catastral = settings.MUNICIPIO.clave_catastral
    enviado = crudo(datos)
    valores = {p.clave: normalizar(p, enviado, catastral) for p in preguntas}
    seccion = Seccion(clave="hoja", titulo="", preguntas=tuple(preguntas))
    orden = ("#hoja", *(pregunta.clave for pregunta in preguntas))
    faltas = Formulario((seccion,), catastral, orden, {}).validar(valores, {})
    return Hoja(preguntas, valores, {f.clave: f.mensaje for f in faltas if f.bloquea})
