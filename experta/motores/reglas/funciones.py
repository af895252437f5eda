"""The closed list of functions an expression may call, with the types they take and give.

Left out on purpose: `rand` and everything that reads the clock (`d`, `date("now")`), regular
expressions, and what builds text from code. A date of today enters as a name of the context.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Firma:
    """One function.

    `argumentos` are the types it takes (`cuerpo` is a condition over `#`, `valor` any value of
    `#`, `medible` a list or a text); the last `opcionales` may be left out. `escribir` writes the
    call in the engine's language.
    """

    argumentos: tuple[str, ...]
    resultado: str
    escribir: Callable[[Sequence[str]], str]
    opcionales: int = 0


def _llamar(nombre: str) -> Callable[[Sequence[str]], str]:
    return lambda argumentos: f"{nombre}({', '.join(argumentos)})"


def _firma(nombre: str, argumentos: str, resultado: str, opcionales: int = 0) -> Firma:
    return Firma(tuple(argumentos.split()), resultado, _llamar(nombre), opcionales)


FUNCIONES: dict[str, Firma] = {
    "abs": _firma("abs", "numero", "numero"),
    "floor": _firma("floor", "numero", "numero"),
    "ceil": _firma("ceil", "numero", "numero"),
    "round": _firma("round", "numero numero", "numero", opcionales=1),
    "min": _firma("min", "lista", "numero"),
    "max": _firma("max", "lista", "numero"),
    "sum": _firma("sum", "lista", "numero"),
    "avg": _firma("avg", "lista", "numero"),
    "len": _firma("len", "medible", "numero"),
    "some": _firma("some", "lista cuerpo", "booleano"),
    "all": _firma("all", "lista cuerpo", "booleano"),
    "none": _firma("none", "lista cuerpo", "booleano"),
    "count": _firma("count", "lista cuerpo", "numero"),
    "filter": _firma("filter", "lista cuerpo", "lista"),
    "map": _firma("map", "lista valor", "lista"),
    "upper": _firma("upper", "texto", "texto"),
    "lower": _firma("lower", "texto", "texto"),
    "trim": _firma("trim", "texto", "texto"),
    "contains": _firma("contains", "texto texto", "booleano"),
    "startsWith": _firma("startsWith", "texto texto", "booleano"),
    "endsWith": _firma("endsWith", "texto texto", "booleano"),
    "year": _firma("year", "fecha", "numero"),
    "month": _firma("monthOfYear", "fecha", "numero"),
    "day": _firma("dayOfMonth", "fecha", "numero"),
}

# The engine's `len` counts the bytes of a text (2 for «ñ»); splitting it yields one piece per
# letter and an empty one at each end.
LEN_DE_TEXTO = Firma(
    ("texto",), "numero", lambda argumentos: f'(len(split({argumentos[0]}, "")) - 2)'
)


def de_varios(nombre: str, cuantos: int) -> Firma:
    """Return `max(a, b, …)`: people write it so, the engine takes only a list."""
    return Firma(
        ("numero",) * cuantos,
        "numero",
        lambda argumentos: f"{nombre}([{', '.join(argumentos)}])",
    )
