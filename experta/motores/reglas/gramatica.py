"""The grammar of expressions: text in, a tree of plain nodes out.

The grammar is a closed part of the engine's own language (see `traduccion.py`): literals, names,
`.campo`, `#` (the element inside `some(lista, …)`), `+ - * / %`, comparisons, `in`, `and or not`,
`?:`, `??` and calls. Reading it here, instead of trusting the engine's parser, is what lets a
misspelt name, an assignment (`a = 1`) or the clock be refused at publication, in Spanish.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from experta.motores.reglas.errores import ErrorDeExpresion
from experta.motores.reglas.nodos import (
    Binaria,
    Campo,
    Condicional,
    Elemento,
    Intervalo,
    Lista,
    Literal,
    Llamada,
    Nodo,
    Nombre,
    Unaria,
)

MAX_PROFUNDIDAD = 25
MAX_OPERADORES = 100

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<numero>\d+(?:\.\d+)?(?![\w]))
    | (?P<texto>"[^"\\\n]*"|'[^'\\\n]*')
    | (?P<nombre>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<signo>\.\.|==|!=|<=|>=|\?\?|[-+*/%<>?:.,()\[\]\#])
    )""",
    re.VERBOSE,
)
_PRECEDENCIA = {
    "?": 1,
    "or": 2,
    "and": 3,
    "==": 5,
    "!=": 5,
    "<": 5,
    "<=": 5,
    ">": 5,
    ">=": 5,
    "in": 5,
    "not in": 5,
    "+": 6,
    "-": 6,
    "*": 7,
    "/": 7,
    "%": 7,
    "??": 9,
}
_DE_COMPARAR = 5
_CONSTANTES = {"true": True, "false": False, "null": None}
_RESERVADAS = {"and", "or", "not", "in"}
_PARECIDOS = {
    "=": "Para comparar se escribe «==».",
    "&": "Se escribe «and».",
    "|": "Se escribe «or».",
    "!": "Se escribe «not».",
}


@dataclass(frozen=True)
class _Token:
    clase: str
    texto: str


_FIN = _Token("fin", "el final")


def analizar(texto: str) -> Nodo:
    """Return the tree of the text.

    Raises:
        ErrorDeExpresion: the text is empty, badly written or too deep.
    """
    return _Analizador(_partir(texto)).todo()


def _partir(texto: str) -> list[_Token]:
    tokens: list[_Token] = []
    lugar, final = 0, len(texto.rstrip())
    while lugar < final:
        hallado = _TOKEN.match(texto, lugar)
        if hallado is None:
            signo = texto[lugar:].lstrip()[0]
            pista = _PARECIDOS.get(signo, "Los nombres no llevan acentos ni eñes.")
            raise ErrorDeExpresion(f"No se entiende «{signo}» en «{texto}». {pista}")
        clase = str(hallado.lastgroup)
        tokens.append(_Token(clase, hallado[clase]))
        lugar = hallado.end()
    return tokens


class _Analizador:
    """Precedence climbing over the tokens; counts depth and operators so no input is too deep."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._lugar = 0
        self._profundidad = 0
        self._operadores = 0

    def todo(self) -> Nodo:
        nodo = self._expresion(0)
        if self._actual() is not _FIN:
            raise ErrorDeExpresion(f"Sobra «{self._actual().texto}» o falta un operador antes.")
        return nodo

    def _actual(self) -> _Token:
        return self._tokens[self._lugar] if self._lugar < len(self._tokens) else _FIN

    def _tomar(self) -> _Token:
        token = self._actual()
        self._lugar += 1
        return token

    def _es(self, *signos: str) -> bool:
        return self._actual().clase != "texto" and self._actual().texto in signos

    def _exigir(self, *signos: str) -> str:
        if not self._es(*signos):
            raise ErrorDeExpresion(f"Falta «{signos[0]}» antes de {self._citar()}.")
        return self._tomar().texto

    def _citar(self) -> str:
        return "terminar" if self._actual() is _FIN else f"«{self._actual().texto}»"

    def _operador(self) -> str:
        """Return the operator at hand, or an empty text."""
        if self._es("not"):
            siguiente = self._tokens[self._lugar + 1 : self._lugar + 2]
            return "not in" if siguiente and siguiente[0].texto == "in" else ""
        return self._actual().texto if self._es(*_PRECEDENCIA) else ""

    def _expresion(self, minimo: int) -> Nodo:
        self._profundidad += 1
        if self._profundidad > MAX_PROFUNDIDAD:
            raise ErrorDeExpresion("La expresión tiene demasiados paréntesis; divídela.")
        nodo = self._inicio()
        while (operador := self._operador()) and _PRECEDENCIA[operador] >= max(minimo, 1):
            nodo = self._continuar(nodo, operador)
            if _PRECEDENCIA[operador] == _DE_COMPARAR == _PRECEDENCIA.get(self._operador()):
                raise ErrorDeExpresion("Une dos comparaciones con «and», como en 1 < a and a < 3.")
        self._profundidad -= 1
        return nodo

    def _continuar(self, izquierda: Nodo, operador: str) -> Nodo:
        self._operadores += 1
        if self._operadores > MAX_OPERADORES:
            raise ErrorDeExpresion("La expresión tiene demasiadas operaciones; divídela.")
        self._lugar += len(operador.split())
        if operador == "?":
            si = self._expresion(1)
            self._exigir(":")
            return Condicional(izquierda, si, self._expresion(1))
        if operador in ("in", "not in"):
            contenido = Binaria("in", izquierda, self._conjunto())
            return contenido if operador == "in" else Unaria("not", contenido)
        return Binaria(operador, izquierda, self._expresion(_PRECEDENCIA[operador] + 1))

    def _inicio(self) -> Nodo:
        if self._es("not"):
            self._tomar()
            return Unaria("not", self._expresion(4))
        if self._es("-"):
            self._tomar()
            return Unaria("-", self._expresion(8))
        return self._campos(self._atomo())

    def _campos(self, nodo: Nodo) -> Nodo:
        while self._es("."):
            self._tomar()
            campo = self._tomar()
            if campo.clase != "nombre":
                raise ErrorDeExpresion("Después del punto va el nombre de un campo.")
            nodo = Campo(nodo, campo.texto)
        return nodo

    def _atomo(self) -> Nodo:
        if self._es("("):
            self._tomar()
            nodo = self._expresion(0)
            self._exigir(")")
            return nodo
        if self._es("["):
            self._tomar()
            return Lista(self._separados("]"))
        if self._es("#"):
            self._tomar()
            return Elemento()
        lector = _ATOMOS.get(self._actual().clase)
        if lector is None or self._actual().texto in _RESERVADAS:
            raise ErrorDeExpresion(f"Falta un dato antes de {self._citar()}.")
        return lector(self, self._tomar().texto)

    def _separados(self, cierre: str) -> tuple[Nodo, ...]:
        elementos: list[Nodo] = []
        while not self._es(cierre):
            elementos.append(self._expresion(0))
            if not self._es(cierre):
                self._exigir(",")
        self._tomar()
        return tuple(elementos)

    def _nombre(self, texto: str) -> Nodo:
        if texto in _CONSTANTES:
            return Literal(_CONSTANTES[texto])
        if self._es("("):
            self._tomar()
            return Llamada(texto, self._separados(")"))
        return Nombre(texto)

    def _conjunto(self) -> Nodo:
        """Read what follows `in`: `[a, b]`, `[a..b)`, `(a..b]` or a list."""
        if not self._es("[", "("):
            return self._expresion(6)
        comienzo, abre = self._lugar, self._tomar().texto
        if abre == "[" and self._es("]"):
            self._tomar()
            return Lista(())
        desde = self._expresion(0)
        if not self._es(".."):
            self._lugar = comienzo
            return self._campos(self._atomo())
        self._tomar()
        hasta = self._expresion(0)
        return Intervalo(abre, desde, hasta, self._exigir("]", ")"))


_ATOMOS: dict[str, Callable[[_Analizador, str], Nodo]] = {
    "numero": lambda _, texto: Literal(Decimal(texto)),
    "texto": lambda _, texto: Literal(texto[1:-1]),
    "nombre": lambda analizador, texto: analizador._nombre(texto),
}
