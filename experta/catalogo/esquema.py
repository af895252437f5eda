"""JSON Schemas generated from declared objects: the ficha's, and that of the examples.

The ficha's serves twice: publication checks every ficha with it, and editors read the committed
copy in docs/esquemas/ to help while writing.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from experta.catalogo.declaracion import admite_nada, es_obligatorio, tipos_de
from experta.catalogo.ficha import Ficha
from experta.comun.hallazgos import Hallazgo
from experta.comun.yaml import DocumentoYaml, Ruta

CON_LETRAS = r"\S"
_SENCILLOS = {str: "string", int: "integer", bool: "boolean"}
_DICHOS = {
    "string": "un texto (si es número o fecha, escríbelo entre comillas)",
    "integer": "un número entero",
    "boolean": "true o false",
    "array": "una lista",
    "object": "un grupo de datos",
    "null": "vacío (null)",
}


def esquema() -> dict[str, Any]:
    """Return the schema of ficha.yaml (JSON Schema draft 2020-12), as plain data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ficha de un trámite",
        "description": "Lo que la ley obliga a publicar de un trámite y lo que Experta necesita.",
        **esquema_de(Ficha),
    }


def esquema_de(clase: type) -> dict[str, Any]:
    """Return the schema of a class whose fields are declared with `dice`."""
    partes: dict[str, Any] = {}
    principal = _de_clase(clase, partes)
    return {**principal, "$defs": dict(sorted(partes.items()))}


def texto_del_esquema() -> str:
    """Return the exact text of the committed file."""
    return json.dumps(esquema(), ensure_ascii=False, indent=2) + "\n"


def escribir_esquema(ruta: Path) -> None:
    """Write the schema where editors find it."""
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_text(texto_del_esquema(), encoding="utf-8")


def revisar_esquema(documento: DocumentoYaml, clase: type = Ficha) -> list[Hallazgo]:
    """Return what does not follow the schema of the class, each at its line."""
    encontrados = {
        documento.hallazgo(ruta, mensaje)
        for error in _validador(clase).iter_errors(documento.datos)
        for ruta, mensaje in _traducir(error)
    }
    return sorted(encontrados)


@cache
def _validador(clase: type) -> Draft202012Validator:
    return Draft202012Validator(esquema_de(clase))


def _de_clase(clase: type, partes: dict[str, Any]) -> dict[str, Any]:
    propiedades = {
        declarado.name: _de_campo(clase, declarado, partes) for declarado in fields(clase)
    }
    return {
        "type": "object",
        "properties": propiedades,
        "required": [d.name for d in fields(clase) if es_obligatorio(d)],
        "additionalProperties": False,
    }


def _de_campo(clase: type, declarado: Field[Any], partes: dict[str, Any]) -> dict[str, Any]:
    metadatos = declarado.metadata
    de_texto, reglas = metadatos["de_texto"], metadatos["reglas"]
    if es_obligatorio(declarado) and not de_texto:
        de_texto = {"pattern": CON_LETRAS}  # the page would show a heading over nothing
    forma = _de_tipo(tipos_de(clase)[declarado.name], de_texto, partes) | reglas
    if admite_nada(clase, declarado.name):
        forma = {"anyOf": [forma, {"type": "null"}]}
    return {"description": metadatos["descripcion"], **forma}


def _de_tipo(tipo: Any, de_texto: Mapping[str, Any], partes: dict[str, Any]) -> dict[str, Any]:
    if get_origin(tipo) is tuple:
        return {"type": "array", "items": _de_tipo(get_args(tipo)[0], de_texto, partes)}
    if is_dataclass(tipo) and isinstance(tipo, type):
        if tipo.__name__ not in partes:
            partes[tipo.__name__] = {}
            partes[tipo.__name__] = _de_clase(tipo, partes)
        return {"$ref": f"#/$defs/{tipo.__name__}"}
    if get_origin(tipo) is dict:
        valor = get_args(tipo)[1]
        de_valor = {} if valor is Any else _de_tipo(valor, de_texto, partes)
        return {"type": "object", **({"additionalProperties": de_valor} if de_valor else {})}
    return {"type": _SENCILLOS[tipo], **(de_texto if tipo is str else {})}


def _traducir(error: ValidationError) -> Iterator[tuple[Ruta, str]]:
    ruta: Ruta = tuple(error.absolute_path)
    regla: Any = error.validator_value
    instancia: Any = error.instance
    if error.validator == "anyOf":
        # Null or the real form: what matters is why it is not the real one.
        for interior in error.context or ():
            if list(interior.relative_schema_path)[:1] == [0]:
                yield from _traducir(interior)
    elif error.validator == "required":
        faltan = ", ".join(f"«{campo}»" for campo in regla if campo not in instancia)
        yield ruta, f"Falta {faltan}."
    elif error.validator == "additionalProperties":
        esquema_roto: Any = error.schema
        for campo in sorted(set(instancia) - set(esquema_roto["properties"])):
            yield (*ruta, campo), f"«{campo}» no se conoce aquí; revisa cómo está escrito."
    else:
        yield ruta, _explicar(error, ruta)


def _explicar(error: ValidationError, ruta: Ruta) -> str:
    nombre = next((str(paso) for paso in reversed(ruta) if isinstance(paso, str)), "archivo")
    regla: Any = error.validator_value
    match error.validator:
        case "pattern" if regla == CON_LETRAS:
            return f"«{nombre}» está vacío; complétalo."
        case "enum":
            valores = ", ".join(str(valor) for valor in regla if valor)
            return f"«{error.instance}» no vale en «{nombre}»; usa: {valores}."
        case "type":
            return f"«{nombre}» debe ser {_DICHOS[regla]}."
        case "minItems":
            return f"«{nombre}» está vacío; complétalo."
        case "minimum" | "maximum":
            tope = "menos" if error.validator == "minimum" else "más"
            return f"«{nombre}» no puede ser de {tope} de {regla}."
    return f"«{error.instance}» no vale en «{nombre}»; revisa cómo se escribe."
