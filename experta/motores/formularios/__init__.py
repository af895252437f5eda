"""Compiles formulario.yaml to questions, conditions and errors.

Doors and rooms use what is listed here; the modules inside are the engine's own.
"""

from experta.motores.formularios.compilar import compilar_formulario
from experta.motores.formularios.formulario import Formulario
from experta.motores.formularios.modelo import (
    ExpresionLike,
    Falta,
    Opcion,
    Pregunta,
    Seccion,
    Validacion,
    Valor,
)
from experta.motores.formularios.normalizacion import a_crudo, normalizar
from experta.motores.formularios.tipos.identidad import NO_LA_TENGO
from experta.motores.formularios.tipos.simples import limite_de_fecha

__all__ = [
    "NO_LA_TENGO",
    "ExpresionLike",
    "Falta",
    "Formulario",
    "Opcion",
    "Pregunta",
    "Seccion",
    "Validacion",
    "Valor",
    "a_crudo",
    "compilar_formulario",
    "limite_de_fecha",
    "normalizar",
]
