"""Values in and out of the engine, exactly.

In: JSON text, because the engine reads its numbers as decimals (as Python floats it would not, and
it refuses `Decimal` and `date`). Out: the engine gives floats; numbers that matter are asked for as
text (see `expresion.py`), the rest are turned into `Decimal(str(x))` here.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from experta.motores.reglas.errores import ErrorDeEvaluacion
from experta.motores.reglas.operadores import segundos

NEUTROS = {
    "texto": '""',
    "numero": "null",
    "booleano": "false",
    "fecha": "null",
    "lista": "[]",
    "objeto": "{}",
}
_ESPERADOS = {
    "texto": "un texto",
    "numero": "un número de hasta 28 cifras",
    "booleano": "un sí o no",
    "fecha": "una fecha (AAAA-MM-DD)",
    "lista": "una lista",
    "objeto": "un grupo de datos",
}


def escribir(nombre: str, tipo: str, valor: object) -> str:
    """Return a value as JSON for the engine; None and "" become the neutral value of the type.

    Raises:
        ErrorDeEvaluacion: the value is not of its type.
    """
    if valor is None or valor == "":
        return NEUTROS[tipo]
    try:
        return _escribir(tipo, valor)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise ErrorDeEvaluacion(f"El dato «{nombre}» no es {_ESPERADOS[tipo]}.") from error


def leer(valor: object) -> object:
    """Return an answer of the engine with its floats as exact decimals."""
    match valor:
        case bool():
            return valor
        case float():
            return Decimal(int(valor)) if valor.is_integer() else Decimal(str(valor))
        case list():
            return [leer(elemento) for elemento in valor]
        case dict():
            return {clave: leer(contenido) for clave, contenido in valor.items()}
    return valor


def fecha_de(desde_1970: Decimal) -> str:
    """Return the ISO date of a number of seconds since 1970."""
    return datetime.fromtimestamp(int(desde_1970), UTC).date().isoformat()


def _escribir(tipo: str, valor: object) -> str:
    match tipo, valor:
        case "numero", int() | float() | Decimal() | str():
            # A bool is an int for Python, but "True" is not a number.
            return _numero(Decimal(str(valor).strip()))
        case ("texto", str()) | ("booleano", bool()):
            return json.dumps(valor)
        case "fecha", date() | str():
            return str(segundos(_fecha(valor)))
        case ("lista", list() | tuple()) | ("objeto", Mapping()):
            return _libre(valor)
    raise TypeError


def _numero(numero: Decimal) -> str:
    if not numero.is_finite() or len(numero.as_tuple().digits) > 28 or abs(numero.adjusted()) > 27:
        raise ValueError
    return format(numero, "f")


def _fecha(valor: date | str) -> date:
    # A moment is refused: which day it is depends on the zone, and that is decided outside.
    if isinstance(valor, datetime):
        raise TypeError
    return date.fromisoformat(valor) if isinstance(valor, str) else valor


def _libre(valor: object) -> str:
    """Write nested data as it is; dates as ISO text."""
    match valor:
        case None | bool() | str():
            return json.dumps(valor)
        case int() | float() | Decimal():
            return _numero(Decimal(str(valor)))
        case date():
            return json.dumps(_fecha(valor).isoformat())
        case Mapping():
            pares = (f"{json.dumps(str(k))}: {_libre(v)}" for k, v in valor.items())
            return "{" + ", ".join(pares) + "}"
        case Sequence():
            return "[" + ", ".join(_libre(elemento) for elemento in valor) + "]"
    raise TypeError
