"""What the tables of a trámite decided for a case, row by row, in the words of its form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import VISITA, Ejecutable
from experta.motores.formularios import Pregunta
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion, Fila, Tabla

_SIGNO = re.compile(r"(<=|>=|!=|<|>)\s*")
_RANGO = re.compile(r"^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$")
_NOMBRE = re.compile(r"[a-z]\w*")
_PUBLICADA = "publicada"


@dataclass(frozen=True)
class ReglaAplicada:
    """A row that matched: `condiciones` are (what it looks at, what it asks of it).

    `visita` is None where the table does not decide it.
    """

    archivo: str
    linea: int
    condiciones: tuple[tuple[str, str], ...]
    visita: bool | None
    riesgo: str
    fundamento: str
    de_demostracion: bool


def reglas_aplicadas(
    ejecutable: Ejecutable, respuestas: Mapping[str, object]
) -> tuple[ReglaAplicada, ...]:
    """Return the rows that decide with these answers; none while an answer is missing."""
    try:
        renglones = ejecutable.renglones_que_deciden(respuestas)
    except (ErrorDeDecision, ErrorDeEvaluacion):
        return ()
    preguntas = ejecutable.formulario.preguntas
    return tuple(
        ReglaAplicada(
            archivo=tabla.archivo,
            linea=fila.linea,
            condiciones=_condiciones(tabla, fila, preguntas),
            visita=bool(dicho[VISITA]) if VISITA in dicho else None,
            riesgo=str(dicho.get("riesgo", "")),
            fundamento=str(dicho.get("fundamento", "")),
            de_demostracion=dicho.get("certeza", _PUBLICADA) != _PUBLICADA,
        )
        for tabla, fila, dicho in renglones
    )


def _condiciones(
    tabla: Tabla, fila: Fila, preguntas: Mapping[str, Pregunta]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_que_mira(columna.titulo, preguntas), _que_pide(columna.titulo, celda.escrita, preguntas))
        for columna, celda in zip(tabla.columnas, fila.celdas, strict=True)
        if celda is not None
    )


def _que_mira(titulo: str, preguntas: Mapping[str, Pregunta]) -> str:
    """Return a column with the names of its questions in the place of their keys."""

    def etiqueta(hallado: re.Match[str]) -> str:
        clave, _sep, detalle = hallado.group().partition("__")
        if clave not in preguntas:
            return hallado.group()
        dicha = preguntas[clave].etiqueta
        return (
            _("{pregunta} (su {detalle})").format(pregunta=dicha, detalle=detalle)
            if detalle
            else dicha
        )

    return _NOMBRE.sub(etiqueta, titulo)


def _que_pide(titulo: str, escrita: str, preguntas: Mapping[str, Pregunta]) -> str:
    """Return a cell in words; an option, as the person read it."""
    pregunta = preguntas.get(titulo)
    if pregunta is None or not pregunta.opciones:
        if rango := _RANGO.match(escrita):
            return _("de {menor} a {mayor}").format(menor=rango[1], mayor=rango[2])
        return _SIGNO.sub(lambda signo: f"{_signos()[signo[1]]} ", escrita)
    etiquetas = {opcion.clave: opcion.etiqueta for opcion in pregunta.opciones}
    return ", ".join(etiquetas.get(uno.strip(), uno.strip()) for uno in escrita.split(","))


def _signos() -> dict[str, str]:
    return {
        "<=": _("hasta"),
        ">=": _("desde"),
        "<": _("menos de"),
        ">": _("más de"),
        "!=": _("que no sea"),
    }
