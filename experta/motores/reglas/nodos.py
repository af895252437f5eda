"""The nodes of an expression's tree, as `gramatica` reads them and `traduccion` writes them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True)
class Literal:
    """A number, text, true, false or null."""

    valor: Decimal | str | bool | None


@dataclass(frozen=True)
class Nombre:
    """A name of the context."""

    nombre: str


@dataclass(frozen=True)
class Elemento:
    """`#`: the element that a function over a list is looking at."""


@dataclass(frozen=True)
class Campo:
    """`base.campo`."""

    base: "Nodo"
    campo: str


@dataclass(frozen=True)
class Lista:
    """`[a, b]`."""

    elementos: tuple["Nodo", ...]


@dataclass(frozen=True)
class Intervalo:
    """`[a..b]`; a round bracket leaves its end out."""

    abre: str
    desde: "Nodo"
    hasta: "Nodo"
    cierra: str


@dataclass(frozen=True)
class Unaria:
    """`not a` or `-a`."""

    operador: str
    operando: "Nodo"


@dataclass(frozen=True)
class Binaria:
    """`a operador b`."""

    operador: str
    izquierda: "Nodo"
    derecha: "Nodo"


@dataclass(frozen=True)
class Condicional:
    """`condicion ? si : no`."""

    condicion: "Nodo"
    si: "Nodo"
    no: "Nodo"


@dataclass(frozen=True)
class Llamada:
    """`funcion(argumentos)`."""

    funcion: str
    argumentos: tuple["Nodo", ...]


Nodo: TypeAlias = (
    Literal
    | Nombre
    | Elemento
    | Campo
    | Lista
    | Intervalo
    | Unaria
    | Binaria
    | Condicional
    | Llamada
)
