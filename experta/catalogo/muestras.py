"""Answers of an example as the form stores them, to fill a case without a person."""

from collections.abc import Mapping
from typing import Any

from experta.catalogo.ejecutable import Ejecutable
from experta.comun.yaml import leer_yaml
from experta.motores.formularios import Formulario, limite_de_fecha


def canonicas(formulario: Formulario, respuestas: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers written in YAML as the form stores them: numbers are texts, except money.

    A date may be written `hoy+14`: an example of something still to come stays true next year.
    """
    preguntas = formulario.preguntas
    return {
        clave: _canonica(preguntas[clave].tipo, valor) if clave in preguntas else valor
        for clave, valor in respuestas.items()
    }


def _canonica(tipo: str, valor: Any) -> Any:
    if tipo == "fecha" and str(valor).startswith("hoy"):
        return limite_de_fecha(str(valor)).isoformat()
    return str(valor) if tipo in ("numero", "fecha") else valor


def respuestas_de_ejemplo(ejecutable: Ejecutable) -> dict[str, Any]:
    """Return the answers of the first example, which is a favourable one."""
    archivos = ejecutable.cierre.archivos
    primero = min(ejecutable.cierre.en("ejemplos"))
    datos = leer_yaml(archivos[primero], primero).datos
    return canonicas(ejecutable.formulario, datos["respuestas"])
