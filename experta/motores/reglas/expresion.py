"""Expressions: compiled once, evaluated many times, by the only module that calls the engine.

    >>> compilar("metros * 12.50", {"metros": "numero"}).decimal({"metros": 40})
    Decimal('500.00')

What has not been answered (absent, None or "") takes a neutral value: "" for a text, false for a
yes/no, an empty list or group; a number and a date have none and stay unknown: comparing them is
false, `x ?? 0` gives them a value, and arithmetic with them raises `ErrorDeEvaluacion`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

import zen

from experta.motores.reglas.errores import ErrorDeEvaluacion, ErrorDeExpresion
from experta.motores.reglas.gramatica import analizar
from experta.motores.reglas.operadores import Pieza
from experta.motores.reglas.traduccion import PREFIJO, TIPOS, Traductor
from experta.motores.reglas.valores import escribir, fecha_de, leer

MAX_LETRAS = 500
_EXACTOS = {"numero", "fecha"}
# A division may give one digit more than the engine takes back, as the input of a table.
_EXACTO = Context(prec=28)


@dataclass(frozen=True)
class Expresion:
    """A compiled expression. Immutable, and safe to share between threads.

    `tipo` is what it gives: texto, numero, booleano, fecha, lista, objeto, nulo or cualquiera
    (known only when it runs). `tipos` are the names it reads with their types.
    """

    texto: str
    tipo: str
    tipos: Mapping[str, str]
    _compilada: "zen.Expression"

    @property
    def nombres(self) -> frozenset[str]:
        """The names it reads."""
        return frozenset(self.tipos)

    def evaluar(self, contexto: Mapping[str, object]) -> object:
        """Return the answer: Decimal for numbers, ISO text for dates, None when unknown.

        Names of the context that the expression does not read are ignored.

        Raises:
            ErrorDeEvaluacion: a datum of the wrong type, arithmetic with what is unknown, a
                division by zero, a number too large.
        """
        pares = (
            f'"{PREFIJO}{nombre}": {escribir(nombre, tipo, contexto.get(nombre))}'
            for nombre, tipo in self.tipos.items()
        )
        datos = "{" + ", ".join(pares) + "}"
        try:
            respuesta = self._compilada.evaluate(datos)
        # The engine raises RuntimeError for its own errors and bare Exception for its input.
        except Exception as error:
            raise ErrorDeEvaluacion(self._explicar(contexto)) from error
        if self.tipo not in _EXACTOS:
            return leer(respuesta)
        if respuesta == "null":
            return None
        numero = _EXACTO.create_decimal(respuesta)
        return fecha_de(numero) if self.tipo == "fecha" else numero

    def es_cierta(self, contexto: Mapping[str, object]) -> bool:
        """Return the answer of a condition, strictly true or false.

        Raises:
            ErrorDeEvaluacion: it has no answer, or the answer is not a yes or no.
        """
        respuesta = self.evaluar(contexto)
        if not isinstance(respuesta, bool):
            raise ErrorDeEvaluacion(f"«{self.texto}» no responde sí o no.")
        return respuesta

    def decimal(self, contexto: Mapping[str, object]) -> Decimal:
        """Return the answer as an exact number.

        Raises:
            ErrorDeEvaluacion: it has no answer, or the answer is not a number.
        """
        respuesta = self.evaluar(contexto)
        if respuesta is None:
            raise ErrorDeEvaluacion(self._explicar(contexto))
        if not isinstance(respuesta, Decimal):
            raise ErrorDeEvaluacion(f"«{self.texto}» no da un número.")
        return respuesta

    def _explicar(self, contexto: Mapping[str, object]) -> str:
        faltan = sorted(n for n in self.tipos if contexto.get(n) in (None, ""))
        if faltan:
            return f"No se puede calcular «{self.texto}»: falta {', '.join(faltan)}."
        return f"No se puede calcular «{self.texto}»; revisa divisiones entre cero y sus datos."


def compilar(texto: str, nombres: Mapping[str, str]) -> Expresion:
    """Compile an expression whose permitted names are `nombres` (ASCII name → type).

    Raises:
        ErrorDeExpresion: unknown name or function, bad syntax, types that do not go together, or
            more than 500 characters.
    """
    if len(texto) > MAX_LETRAS:
        raise ErrorDeExpresion(f"La expresión pasa de {MAX_LETRAS} letras; divídela.")
    traductor = Traductor(nombres)
    pieza = traductor.traducir(analizar(texto))
    return desde_pieza(
        texto, pieza, {nombre: nombres[nombre] for nombre in sorted(traductor.leidos)}
    )


def traducir(texto: str, nombres: Mapping[str, str]) -> str:
    """Return the engine's source of a condition, to be joined with others into one."""
    return Traductor(nombres).traducir(analizar(texto)).fuente


def desde_pieza(texto: str, pieza: Pieza, tipos: Mapping[str, str]) -> Expresion:
    """Compile a translated piece that reads the names of `tipos`.

    Raises:
        ErrorDeExpresion: the engine refuses it, or a type is not one of ours.
    """
    if desconocidos := set(tipos.values()) - TIPOS:
        raise ErrorDeExpresion(f"No existe el tipo «{desconocidos.pop()}».")
    # Numbers come out of the engine as floats; as text they come out whole.
    fuente = f"string({pieza.fuente})" if pieza.tipo in _EXACTOS else pieza.fuente
    try:
        compilada = zen.compile_expression(fuente)
    except RuntimeError as error:
        raise ErrorDeExpresion(f"El motor no acepta «{texto}».") from error
    return Expresion(texto, pieza.tipo, dict(tipos), compilada)
