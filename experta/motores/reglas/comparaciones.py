"""What an expression compares its names with: to find, before publishing, an answer nobody has."""

from collections.abc import Iterator
from dataclasses import fields

from experta.motores.reglas.gramatica import analizar
from experta.motores.reglas.nodos import (
    Binaria,
    Campo,
    Elemento,
    Lista,
    Literal,
    Llamada,
    Nodo,
    Nombre,
)


def comparados(texto: str) -> frozenset[tuple[str, str]]:
    """Return (name, text) for each text that a name is compared with, or looked for in.

    The element of a list goes by the name of the list, and a field as `list.field`.

    Raises:
        ErrorDeExpresion: the text is badly written.
    """
    return frozenset(_recorrer(analizar(texto), ""))


def _recorrer(nodo: Nodo, elemento: str) -> Iterator[tuple[str, str]]:
    """Yield what a node compares; `elemento` is the list whose elements `#` stands for."""
    match nodo:
        case Binaria("==" | "!=", uno, otro):
            yield from _par(uno, otro, elemento)
            yield from _par(otro, uno, elemento)
        case Binaria("in", valor, Lista(elementos)):
            for uno in elementos:
                yield from _par(valor, uno, elemento)
        case Binaria("in", valor, lista):
            yield from _par(lista, valor, elemento)
        case Llamada(_, (lista, cuerpo)):
            yield from _recorrer(lista, elemento)
            yield from _recorrer(cuerpo, _nombre(lista, elemento))
            return
    for hijo in _hijos(nodo):
        yield from _recorrer(hijo, elemento)


def _par(quien: Nodo, con: Nodo, elemento: str) -> Iterator[tuple[str, str]]:
    nombre = _nombre(quien, elemento)
    if nombre and isinstance(con, Literal) and isinstance(con.valor, str):
        yield nombre, con.valor


def _nombre(nodo: Nodo, elemento: str) -> str:
    match nodo:
        case Nombre(nombre):
            return nombre
        case Elemento():
            return elemento
        case Campo(base, campo):
            return f"{_nombre(base, elemento)}.{campo}"
        case Llamada("filter", (lista, _)):
            return _nombre(lista, elemento)
    return ""


def _hijos(nodo: Nodo) -> Iterator[Nodo]:
    for campo in fields(nodo):
        valor = getattr(nodo, campo.name)
        for uno in valor if isinstance(valor, tuple) else (valor,):
            if isinstance(uno, Nodo):
                yield uno
