"""The JSON Schema of formulario.yaml, generated from the objects of `modelo.py`.

It serves twice: publication checks every form with it, and editors read the committed copy in
docs/esquemas/ to help while writing.
"""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from experta.motores.formularios.modelo import TIPOS, Opcion, Pregunta, Seccion, Validacion

# What each kind of question cannot do without, beyond what all of them carry.
_EXIGE = {
    "opcion": ["opciones"],
    "opciones": ["opciones"],
    "calculo": ["calculo"],
    "grupo": ["preguntas"],
}


def esquema() -> dict[str, Any]:
    """Return the schema (JSON Schema draft 2020-12), as plain data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Formulario de un trámite",
        "description": "Las preguntas de un trámite, por secciones (páginas).",
        "type": "object",
        "properties": {
            "secciones": {
                "description": "Las páginas del formulario, en orden.",
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/$defs/seccion"},
            }
        },
        "required": ["secciones"],
        "additionalProperties": False,
        "$defs": {
            "seccion": _de_clase(Seccion),
            "pregunta": {**_de_clase(Pregunta), "allOf": [_por_tipo(tipo) for tipo in TIPOS]},
            # A plain text is both the key and the label of its option.
            "opcion": {**_de_clase(Opcion), "type": ["object", "string"], "minLength": 1},
            "validacion": _de_clase(Validacion),
        },
    }


def escribir_esquema(ruta: Path) -> None:
    """Write the schema where editors find it."""
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_text(texto_del_esquema(), encoding="utf-8")


def texto_del_esquema() -> str:
    """Return the exact text of the committed file."""
    return json.dumps(esquema(), ensure_ascii=False, indent=2) + "\n"


def _de_clase(clase: type[Seccion | Pregunta | Opcion | Validacion]) -> dict[str, Any]:
    campos = fields(clase)
    return {
        "type": "object",
        "properties": {campo.name: campo.metadata["esquema"] for campo in campos},
        "required": [campo.name for campo in campos if campo.metadata["obligatorio"]],
        "additionalProperties": False,
    }


def _por_tipo(tipo: str) -> dict[str, Any]:
    # `not: {}` and not `false`: for the latter jsonschema does not say which field it was.
    ajenos: dict[str, Any] = {
        campo.name: {"not": {}}
        for campo in fields(Pregunta)
        if campo.metadata["tipos"] and tipo not in campo.metadata["tipos"]
    }
    return {
        "if": {"properties": {"tipo": {"const": tipo}}, "required": ["tipo"]},
        "then": {"properties": ajenos, "required": _EXIGE.get(tipo, [])},
    }
