"""What a trámite would cost with a few answers, before anybody logs in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.http import QueryDict

from experta.catalogo.ejecutable import Ejecutable
from experta.comun import reloj
from experta.motores.formularios import Pregunta, Valor, normalizar
from experta.motores.reglas import Concepto, ErrorDeDecision, total_centavos
from experta.pantallas.lectura import crudo


@dataclass(frozen=True)
class Calculo:
    """The questions asked with their answers, and what came of them.

    `conceptos` is None until it can be computed; `sin_tarifa` says that the answers were good and
    the fee still could not be told.
    """

    preguntas: list[tuple[Pregunta, Valor]]
    faltas: dict[str, str] = field(default_factory=dict)
    conceptos: list[Concepto] | None = None
    sin_tarifa: bool = False

    @property
    def total_centavos(self) -> int:
        """The sum of the concepts."""
        return total_centavos(self.conceptos or [])


def calcular(ejecutable: Ejecutable, datos: QueryDict) -> Calculo:
    """Return the calculator of a trámite for what a browser sent; nothing, only its questions."""
    pedidas = [ejecutable.formulario.preguntas[clave] for clave in ejecutable.ficha.costo.preguntas]
    entradas = crudo(datos)
    catastral = settings.MUNICIPIO.clave_catastral
    respuestas = {p.clave: normalizar(p, entradas, catastral) for p in pedidas}
    preguntas = [(p, respuestas[p.clave]) for p in pedidas]
    if pedidas and not entradas:
        return Calculo(preguntas)
    if faltas := _faltas(ejecutable, respuestas):
        return Calculo(preguntas, faltas)
    try:
        return Calculo(preguntas, {}, ejecutable.costo(respuestas, reloj.hoy()))
    except (ErrorDeDecision, ValueError):
        return Calculo(preguntas, sin_tarifa=True)


def _faltas(ejecutable: Ejecutable, respuestas: Mapping[str, Valor]) -> dict[str, str]:
    """Return what is wrong with the answers asked here; the rest of the form is not asked yet."""
    faltas = ejecutable.formulario.validar(respuestas, {})
    return {
        falta.clave: falta.mensaje
        for falta in faltas
        if falta.bloquea and falta.clave.partition("__")[0].partition("-")[0] in respuestas
    }
