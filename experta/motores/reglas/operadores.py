"""Translated pieces and the operators between them: which types go together, and null-safety."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from experta.motores.reglas.errores import ErrorDeExpresion
from experta.motores.reglas.nodos import Literal

SEGUNDOS_DEL_DIA = 86400
PUEDEN_FALTAR = {"numero", "fecha", "cualquiera"}
_FECHA = re.compile(r"\d{4}-\d{2}-\d{2}")
_DICHOS = {
    "texto": "un texto",
    "numero": "un número",
    "booleano": "un sí o no",
    "fecha": "una fecha",
    "lista": "una lista",
    "objeto": "un grupo de datos",
    "nulo": "null",
    "cualquiera": "un dato",
}


def segundos(fecha: date) -> int:
    """Return a date as the engine holds it: seconds since 1970 at midnight UTC."""
    return int(datetime(fecha.year, fecha.month, fecha.day, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Pieza:
    """A translated part: its source, its type and the sources within it that may be null."""

    fuente: str
    tipo: str
    hojas: tuple[str, ...] = ()


def literal(nodo: Literal) -> Pieza:
    match nodo.valor:
        case None:
            return Pieza("null", "nulo")
        case bool() as valor:
            return Pieza(str(valor).lower(), "booleano")
        case Decimal() as numero:
            if len(numero.as_tuple().digits) > 28:
                raise ErrorDeExpresion("El número tiene demasiadas cifras (máximo 28).")
            return Pieza(format(numero, "f"), "numero")
        case texto:
            comilla = "'" if '"' in texto else '"'
            return Pieza(f"{comilla}{texto}{comilla}", "texto")


def exigir(pieza: Pieza, tipo: str) -> Pieza:
    if pieza.tipo not in (tipo, "cualquiera"):
        raise ErrorDeExpresion(f"Aquí va {_DICHOS[tipo]}, no {_DICHOS[pieza.tipo]}.")
    return pieza


def como_fecha(pieza: Pieza) -> Pieza:
    """Turn the literal text `"2026-07-01"` into a date; leave anything else."""
    if pieza.tipo != "texto" or not _FECHA.fullmatch(pieza.fuente[1:-1]):
        return pieza
    try:
        return Pieza(str(segundos(date.fromisoformat(pieza.fuente[1:-1]))), "fecha")
    except ValueError as error:
        raise ErrorDeExpresion(f"La fecha {pieza.fuente} no existe.") from error


def concordar(izquierda: Pieza, derecha: Pieza) -> tuple[Pieza, Pieza]:
    if izquierda.tipo == "fecha":
        return izquierda, como_fecha(derecha)
    if derecha.tipo == "fecha":
        return como_fecha(izquierda), derecha
    return izquierda, derecha


def binaria(operador: str, izquierda: Pieza, derecha: Pieza) -> Pieza:
    izquierda, derecha = concordar(izquierda, derecha)
    if operador in ("==", "!="):
        return _igualdad(operador, izquierda, derecha)
    if operador == "??":
        return _o_bien(izquierda, derecha)
    if operador in ("<", "<=", ">", ">="):
        return _orden(operador, izquierda, derecha)
    return _aritmetica(operador, izquierda, derecha)


def _no_van_juntos(operador: str, izquierda: Pieza, derecha: Pieza) -> ErrorDeExpresion:
    uno, otro = _DICHOS[izquierda.tipo], _DICHOS[derecha.tipo]
    return ErrorDeExpresion(f"No se puede usar «{operador}» entre {uno} y {otro}.")


def _igualdad(operador: str, izquierda: Pieza, derecha: Pieza) -> Pieza:
    tipos = {izquierda.tipo, derecha.tipo}
    sin_igual = tipos & {"lista", "objeto"}
    mezclados = len(tipos - {"cualquiera", "nulo"}) > 1
    # A text or a yes/no is never null here (its neutral value is "" or false): the question
    # would always have the same answer.
    nunca = "nulo" in tipos and tipos & {"texto", "booleano"}
    fecha_suelta = tipos == {"fecha", "cualquiera"}
    if sin_igual or mezclados or nunca or fecha_suelta:
        raise _no_van_juntos(operador, izquierda, derecha)
    return Pieza(f"({_segura(izquierda)} {operador} {_segura(derecha)})", "booleano")


def _segura(pieza: Pieza) -> str:
    """Return a source that gives null, instead of raising, when something within is unknown."""
    if pieza.hojas in ((), (pieza.fuente,)):
        return pieza.fuente
    return f"({' and '.join(_guardas(pieza))} ? {pieza.fuente} : null)"


def _guardas(*piezas: Pieza) -> list[str]:
    hojas = dict.fromkeys(hoja for pieza in piezas for hoja in pieza.hojas)
    return [f'type({hoja}) == "number"' for hoja in hojas]


def _orden(operador: str, izquierda: Pieza, derecha: Pieza) -> Pieza:
    tipos = {izquierda.tipo, derecha.tipo}
    if tipos not in ({"numero"}, {"fecha"}, {"cualquiera"}, {"numero", "cualquiera"}):
        raise _no_van_juntos(operador, izquierda, derecha)
    comparacion = f"{izquierda.fuente} {operador} {derecha.fuente}"
    return Pieza(f"({' and '.join([*_guardas(izquierda, derecha), comparacion])})", "booleano")


def _o_bien(izquierda: Pieza, derecha: Pieza) -> Pieza:
    if izquierda.tipo not in PUEDEN_FALTAR:
        raise ErrorDeExpresion("«??» va después de un número, una fecha o un campo.")
    if izquierda.tipo == "fecha" != derecha.tipo:
        raise _no_van_juntos("??", izquierda, derecha)
    if izquierda.tipo == "numero" and derecha.tipo not in ("numero", "cualquiera"):
        raise _no_van_juntos("??", izquierda, derecha)
    fuente = f"({_segura(izquierda)} ?? {derecha.fuente})"
    tipo = izquierda.tipo if izquierda.tipo == derecha.tipo else "cualquiera"
    return Pieza(fuente, tipo, (fuente,) if derecha.hojas else ())


def _aritmetica(operador: str, izquierda: Pieza, derecha: Pieza) -> Pieza:
    hojas = izquierda.hojas + derecha.hojas
    tipos = (izquierda.tipo, derecha.tipo)
    cuenta = f"({izquierda.fuente} {operador} {derecha.fuente})"
    if set(tipos) <= {"numero", "cualquiera"}:
        fuente = f"({cuenta} + 0)" if operador in ("/", "%") else cuenta
        return Pieza(fuente, "numero", hojas)
    if tipos == ("texto", "texto") and operador == "+":
        return Pieza(cuenta, "texto")
    if tipos == ("fecha", "fecha") and operador == "-":
        return Pieza(f"({cuenta} / {SEGUNDOS_DEL_DIA})", "numero", hojas)
    if tipos == ("fecha", "numero") and operador in ("+", "-"):
        dias = f"{derecha.fuente} * {SEGUNDOS_DEL_DIA}"
        return Pieza(f"({izquierda.fuente} {operador} {dias})", "fecha", hojas)
    raise _no_van_juntos(operador, izquierda, derecha)
