"""Checks a formulario.yaml against its schema and its own sense, before anything is compiled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from experta.comun.hallazgos import Hallazgo
from experta.comun.yaml import DocumentoYaml, Ruta
from experta.motores.formularios.esquema import esquema
from experta.motores.formularios.tipos.simples import limite_de_fecha

_TIPOS_JSON = {
    "string": "un texto",
    "boolean": "true o false",
    "integer": "un número entero",
    "number": "un número",
    "array": "una lista",
    "object": "un grupo de datos",
}
# Words of the expression language, which a key may not be.
_RESERVADAS = frozenset({"and", "or", "not", "in", "true", "false", "null"})
_FUERA_DE_GRUPO = frozenset({"grupo", "archivo", "protesta"})


@dataclass(frozen=True)
class Punto:
    """A page or a question in the document: where it stands and what it says."""

    ruta: Ruta
    datos: Mapping[str, Any]


def sin_fechas(datos: Any) -> Any:
    """Return the data as JSON has them: YAML reads 2026-01-31 as a date, the schema as text."""
    if isinstance(datos, dict):
        return {clave: sin_fechas(valor) for clave, valor in datos.items()}
    if isinstance(datos, list):
        return [sin_fechas(valor) for valor in datos]
    return datos.isoformat() if isinstance(datos, date) else datos


def revisar_esquema(documento: DocumentoYaml, datos: Any) -> list[Hallazgo]:
    """Return what does not follow the schema, each at its line."""
    encontrados = {
        documento.hallazgo(ruta, mensaje)
        for error in _validador().iter_errors(datos)
        for ruta, mensaje in _traducir(error, datos)
    }
    return sorted(encontrados)


def secciones_de(datos: Mapping[str, Any]) -> Iterator[Punto]:
    """Yield the pages."""
    for i, seccion in enumerate(datos["secciones"]):
        yield Punto(("secciones", i), seccion)


def preguntas_de(punto: Punto) -> Iterator[Punto]:
    """Yield the questions of a page or of a group."""
    for i, pregunta in enumerate(punto.datos.get("preguntas", [])):
        yield Punto((*punto.ruta, "preguntas", i), pregunta)


def revisar_sentido(documento: DocumentoYaml, datos: Mapping[str, Any]) -> list[Hallazgo]:
    """Return what the schema cannot see: repetitions, limits, what does not fit in a group."""
    secciones = list(secciones_de(datos))
    primeras = [punto for seccion in secciones for punto in preguntas_de(seccion)]
    interiores = [punto for primera in primeras for punto in preguntas_de(primera)]
    todas = primeras + interiores
    avisos = [
        *_repetidos(secciones, "clave"),
        *_repetidos(todas, "clave"),
        *_repetidos(todas, "requisito"),
        *(aviso for punto in todas for aviso in _de_pregunta(punto)),
        *(aviso for punto in interiores for aviso in _de_interior(punto)),
    ]
    return [documento.hallazgo(ruta, mensaje) for ruta, mensaje in avisos]


@cache
def _validador() -> Draft202012Validator:
    return Draft202012Validator(esquema())


def _traducir(error: ValidationError, datos: Any) -> Iterator[tuple[Ruta, str]]:
    ruta: Ruta = tuple(error.absolute_path)
    nombre = next((str(paso) for paso in reversed(ruta) if isinstance(paso, str)), "formulario")
    regla: Any = error.validator_value
    esquema_roto: Any = error.schema
    instancia: Any = error.instance
    if error.validator == "required":
        faltan = [f"«{campo}»" for campo in regla if campo not in instancia]
        yield ruta, f"Falta {', '.join(faltan)}."
    elif error.validator == "additionalProperties":
        for campo in sorted(set(instancia) - set(esquema_roto["properties"])):
            yield (*ruta, campo), f"«{campo}» no se conoce aquí; revisa cómo está escrito."
    elif error.validator == "not":
        tipo = _en(datos, ruta[:-1])["tipo"]
        yield ruta, f"«{nombre}» no se usa en preguntas de tipo «{tipo}»; quítalo."
    else:
        yield ruta, _explicar(error, nombre)


def _explicar(error: ValidationError, nombre: str) -> str:
    regla: Any = error.validator_value
    match error.validator:
        case "enum":
            valores = ", ".join(map(str, regla))
            return f"«{error.instance}» no vale en «{nombre}»; usa: {valores}."
        case "type":
            lista = [regla] if isinstance(regla, str) else regla
            dichos = " o ".join(_TIPOS_JSON[tipo] for tipo in lista)
            return f"«{nombre}» debe ser {dichos}; si es texto, escríbelo entre comillas."
        case "minItems" | "minLength":
            return f"«{nombre}» está vacío; complétalo o quítalo."
    descripcion = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return f"«{error.instance}» no vale en «{nombre}». {descripcion}".strip()


def _en(datos: Any, ruta: Ruta) -> Any:
    for paso in ruta:
        datos = datos[paso]
    return datos


def _repetidos(puntos: list[Punto], campo: str) -> Iterator[tuple[Ruta, str]]:
    vistos = set()
    for punto in puntos:
        valor = punto.datos.get(campo)
        if valor in vistos:
            yield (*punto.ruta, campo), f"«{campo}: {valor}» está repetido; debe ser único."
        elif valor is not None:
            vistos.add(valor)


def _de_pregunta(punto: Punto) -> Iterator[tuple[Ruta, str]]:
    datos = punto.datos
    if datos["clave"] in _RESERVADAS:
        yield (*punto.ruta, "clave"), f"«{datos['clave']}» es palabra reservada; usa otra clave."
    if "requerido" in datos and "requerido_si" in datos:
        yield (*punto.ruta, "requerido"), "Deja «requerido» o «requerido_si», no los dos."
    claves = [o if isinstance(o, str) else o["clave"] for o in datos.get("opciones", [])]
    for i, clave in enumerate(claves):
        if clave in claves[:i]:
            yield (*punto.ruta, "opciones", i), f"La opción «{clave}» está repetida; deja una."
    yield from _de_limites(punto)


def _de_interior(punto: Punto) -> Iterator[tuple[Ruta, str]]:
    tipo = punto.datos["tipo"]
    if tipo in _FUERA_DE_GRUPO:
        yield (*punto.ruta, "tipo"), f"Una pregunta de tipo «{tipo}» no cabe dentro de un grupo."


def _de_limites(punto: Punto) -> Iterator[tuple[Ruta, str]]:
    limites = []
    for campo in ("minimo", "maximo"):
        if campo in punto.datos:
            limite = _limite(punto.datos["tipo"], punto.datos[campo])
            if limite is None:
                yield (*punto.ruta, campo), _como_se_escribe(punto.datos["tipo"], campo)
            else:
                limites.append(limite)
    if len(limites) == 2 and limites[0] > limites[1]:
        yield (*punto.ruta, "minimo"), "«minimo» es mayor que «maximo»; corrige uno."


def _limite(tipo: str, limite: Any) -> Decimal | None:
    """Return the limit as something that can be compared, or None when it makes no sense."""
    if tipo == "fecha":
        try:
            return Decimal(limite_de_fecha(limite).toordinal())
        except (AttributeError, ValueError):
            return None
    if isinstance(limite, str):
        return None
    numero = Decimal(str(limite))
    contable = tipo not in ("numero", "dinero")
    cuenta = numero.is_finite() and numero >= 0 and numero == numero.to_integral_value()
    return numero if numero.is_finite() and (cuenta or not contable) else None


def _como_se_escribe(tipo: str, campo: str) -> str:
    if tipo == "fecha":
        return f"«{campo}» debe ser una fecha que exista (AAAA-MM-DD) o «hoy», «hoy+30», «hoy-30»."
    if tipo in ("numero", "dinero"):
        return f"«{campo}» debe ser un número."
    return f"«{campo}» debe ser un número entero: cuántos se admiten."
