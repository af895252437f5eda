"""The data of a ficha by their names for people, taken from where each field is declared."""

from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin

from experta.catalogo.declaracion import tipos_de
from experta.catalogo.ficha import Ficha

ENTRE = " / "


def rotulo(ruta: str) -> str:
    """Return the path of a datum in plain words.

    `requisitos / identificacion / nombre` is «Lo que se pide (identificacion): Cómo se llama»; what
    is not a field of the ficha stays as it is written.
    """
    partes: list[str] = []
    tipo: Any = Ficha
    for paso in ruta.split(ENTRE):
        if is_dataclass(tipo) and isinstance(tipo, type) and paso in tipos_de(tipo):
            partes.append(_descripcion(tipo, paso))
            tipo = tipos_de(tipo)[paso]
        elif get_origin(tipo) is tuple and partes:
            partes[-1] += f" ({paso})"
            tipo = get_args(tipo)[0]
        else:
            partes.append(paso)
    return ": ".join(partes)


def _descripcion(clase: type, nombre: str) -> str:
    (declarado,) = (uno for uno in fields(clase) if uno.name == nombre)
    dicho, _, _detalle = str(declarado.metadata["descripcion"]).partition(";")
    return dicho.rstrip(".")
