"""How a part of the ficha declares its fields: one place for the object, the schema and the help.

Each field of the dataclasses of `partes/` and `ficha.py` carries in its metadata the Spanish
description and what its type does not say; `esquema.py` reads them to generate the JSON Schema and
`construir` to build the object.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

PATRON_CLAVE = "^[a-z][a-z0-9]*([_-][a-z0-9]+)*$"
PATRON_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
PATRON_PREGUNTA = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


def dice(
    descripcion: str, *, opciones: Iterable[str] = (), patron: str = "", **reglas: Any
) -> dict[str, Any]:
    """Return the metadata of a field: what it is, in Spanish, and what it may hold.

    `opciones` and `patron` apply to each text when the field is a list; `reglas` are JSON Schema.
    """
    de_texto: dict[str, Any] = {}
    if opciones:
        de_texto["enum"] = list(opciones)
    if patron:
        de_texto["pattern"] = patron
    return {"descripcion": descripcion, "de_texto": de_texto, "reglas": reglas}


def es_obligatorio(declarado: Field[Any]) -> bool:
    """Return whether the field must be written."""
    return declarado.default is MISSING and declarado.default_factory is MISSING


@cache
def tipos_de(clase: type) -> dict[str, Any]:
    """Return the type of each field, without the None of the optional ones."""
    return {nombre: _sin_nada(tipo) for nombre, tipo in get_type_hints(clase).items()}


def admite_nada(clase: type, nombre: str) -> bool:
    """Return whether the field may be null."""
    return type(None) in get_args(get_type_hints(clase)[nombre])


def construir(clase: type, datos: Mapping[str, Any]) -> Any:
    """Return the object that data already checked against the schema describe."""
    tipos = tipos_de(clase)
    return clase(
        **{
            declarado.name: _valor(tipos[declarado.name], datos[declarado.name])
            for declarado in fields(clase)
            if declarado.name in datos
        }
    )


def _valor(tipo: Any, dato: Any) -> Any:
    if dato is None:
        return None
    if get_origin(tipo) is tuple:
        return tuple(_valor(get_args(tipo)[0], uno) for uno in dato)
    if is_dataclass(tipo) and isinstance(tipo, type):
        return construir(tipo, dato)
    return dato


def _sin_nada(tipo: Any) -> Any:
    if get_origin(tipo) in (Union, UnionType):
        return next(uno for uno in get_args(tipo) if uno is not type(None))
    return tipo
