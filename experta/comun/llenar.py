"""Fills the objects of the town with what a person wrote in YAML; each mistake at its line."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import DocumentoYaml, Ruta

T = TypeVar("T")

_UN_GRUPO = "un grupo de datos, cada uno en su renglón: «nombre: valor»"
# How each kind of datum is written, as the end of a sentence.
_COMO_SE_ESCRIBE: Mapping[type, str] = {
    str: "texto; si es un número, una fecha o una hora, enciérralo entre comillas",
    bool: "«true» o «false», sin comillas",
    int: "un número entero, sin comillas",
    float: "un número, sin comillas",
    date: "una fecha AAAA-MM-DD, sin comillas",
    dict: _UN_GRUPO,
    list: "una lista: un renglón con guion por cada dato",
}


def llenar(clase: type[T], documento: DocumentoYaml, ruta: Ruta = (), **propios: Any) -> T:
    """Return the object that a group of data describes; `propios` are fields written elsewhere.

    A field that is an object of its own is filled with the group of its name.

    Raises:
        ContenidoInvalido: something is missing, is not known or is of another kind; all of it.
    """
    datos = _en(documento, ruta)
    hallazgos = list(_revisar(clase, documento, ruta, datos, propios))
    if not hallazgos:
        tipos = _tipos(clase)
        valores = {
            nombre: _con_forma(tipos[nombre], documento, (*ruta, nombre), valor)
            for nombre, valor in datos.items()
        }
        try:
            return clase(**valores, **propios)
        except ValueError as error:
            hallazgos.append(documento.hallazgo(ruta, str(error)))
    raise ContenidoInvalido(hallazgos)


def llenar_cada_uno(clase: type[T], documento: DocumentoYaml) -> dict[str, T]:
    """Return the objects of a file by the key under which each is written, its field `clave`.

    Raises:
        ContenidoInvalido: with the mistakes of all of them.
    """
    if not isinstance(documento.datos, dict):
        raise ContenidoInvalido([_de_otra_forma(documento, (), (), _UN_GRUPO)])
    llenos: dict[str, T] = {}
    hallazgos: list[Hallazgo] = []
    for clave in documento.datos:
        try:
            llenos[clave] = llenar(clase, documento, (clave,), clave=clave)
        except ContenidoInvalido as error:
            hallazgos += error.hallazgos
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return llenos


def exigir_forma(tipo: Any, documento: DocumentoYaml) -> Any:
    """Return the data of a document, which are of that type, such as `dict[str, dict[str, int]]`.

    Raises:
        ContenidoInvalido: something in them is not.
    """
    if falta := _no_cabe(tipo, documento.datos):
        raise ContenidoInvalido([_de_otra_forma(documento, (), *falta)])
    return documento.datos


def _de_otra_forma(documento: DocumentoYaml, ruta: Ruta, dentro: Ruta, se_escribe: str) -> Hallazgo:
    donde = " → ".join(str(parte) for parte in dentro)
    sujeto = f"«{donde}» lleva" if dentro else "Aquí va"
    return documento.hallazgo((*ruta, *dentro), f"{sujeto} {se_escribe}.")


def _en(documento: DocumentoYaml, ruta: Ruta) -> Any:
    datos = documento.datos
    for parte in ruta:
        datos = datos.get(parte) if isinstance(datos, dict) else None
    return datos


def _revisar(
    clase: type, documento: DocumentoYaml, ruta: Ruta, datos: Any, propios: Mapping[str, Any]
) -> Iterator[Hallazgo]:
    if not isinstance(datos, dict):
        yield _de_otra_forma(documento, (), ruta, _UN_GRUPO)
        return
    tipos = _tipos(clase)
    conocidos = {uno.name: uno for uno in fields(clase) if uno.name not in propios}
    for nombre, uno in conocidos.items():
        if nombre not in datos and uno.default is MISSING and uno.default_factory is MISSING:
            yield documento.hallazgo(ruta, f"Falta «{nombre}».")
    for nombre, valor in datos.items():
        if nombre not in conocidos:
            yield documento.hallazgo((*ruta, nombre), _desconocido(nombre, conocidos))
        elif falta := _no_cabe(tipos[nombre], valor):
            yield _de_otra_forma(documento, ruta, (nombre, *falta[0]), falta[1])


def _desconocido(nombre: str, conocidos: Mapping[str, Any]) -> str:
    parecidos = get_close_matches(nombre, conocidos, n=1)
    quiza = f" ¿Es «{parecidos[0]}»?" if parecidos else " Quítalo."
    return f"«{nombre}» no se usa aquí.{quiza}"


def _no_cabe(tipo: Any, valor: Any) -> tuple[Ruta, str] | None:
    """Return where, inside the value, something is not of that type, and how it is written."""
    if tipo is Any:
        return None
    base = get_origin(tipo) or tipo
    base = list if base is tuple else dict if is_dataclass(base) else base
    if not _es(base, valor):
        return (), _COMO_SE_ESCRIBE[base]
    dentro = valor.items() if base is dict else enumerate(valor) if base is list else ()
    adentro = get_args(tipo)[-1 if base is dict else 0] if get_args(tipo) else Any
    for parte, uno in dentro:
        if falta := _no_cabe(adentro, uno):
            return (parte, *falta[0]), falta[1]
    return None


def _es(base: type, valor: Any) -> bool:
    if isinstance(valor, bool):  # a bool is also an int
        return base is bool
    if base is float:
        return isinstance(valor, int | float)
    return type(valor) is date if base is date else isinstance(valor, base)


def _con_forma(tipo: Any, documento: DocumentoYaml, ruta: Ruta, valor: Any) -> Any:
    if is_dataclass(tipo) and isinstance(tipo, type):
        return llenar(tipo, documento, ruta)
    return tuple(valor) if get_origin(tipo) is tuple else valor


def _tipos(clase: type) -> dict[str, Any]:
    return get_type_hints(clase)
