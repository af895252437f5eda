"""One input cell of a decision table: what a person typed, as a condition over its column.

| typed | means |
|---|---|
| (blank) or `-` | any value |
| `60` · `Centro` · `"Centro, sur"` · `sí` | equal |
| `0..60` · `[0..15)` · `> 60` · `<= 30` | a range; a round bracket leaves its end out |
| `1, 2, 10..20` · `a, b` | any of them; in a list column, the list holds any of them |
| `!= a, b` | none of them |
| `sin dato` | not answered (numbers, dates, texts) |
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from experta.comun.texto import plegar
from experta.motores.reglas.errores import ErrorDeExpresion

Limite: TypeAlias = Decimal | date | str | bool
SIN_DATO = "sin dato"
_PARTES = re.compile(r'"[^"]*"|\'[^\']*\'|[^,]+')
_VALOR = {"numero": r"-?\d+(?:\.\d+)?", "fecha": r"\d{4}-\d{2}-\d{2}"}
_BOOLEANOS = {"si": True, "true": True, "verdadero": True, "no": False, "false": False}
_MILLARES = re.compile(r"\d,\d{3}(?!\d)")
_EJEMPLOS = {"numero": "60, 0..60 o > 60", "fecha": "2026-07-01 o 2026-01-01..2026-03-31"}


@dataclass(frozen=True)
class Celda:
    """A condition over the column's variable, and the values at which its answer changes.

    `sin_dato` is true when the cell asks for the datum not being answered; `escrita` is what the
    person typed.
    """

    condicion: str
    limites: tuple[Limite, ...]
    sin_dato: bool = False
    escrita: str = ""


def leer_celda(texto: str, variable: str, tipo: str) -> Celda | None:
    """Return the cell, or None when any value will do.

    Raises:
        ErrorDeExpresion: the cell does not fit the type of its column.
    """
    texto = texto.strip()
    if texto in ("", "-"):
        return None
    if plegar(texto) == SIN_DATO and tipo in ("numero", "fecha", "texto"):
        neutro = '""' if tipo == "texto" else "null"
        return Celda(f"{variable} == {neutro}", (), sin_dato=True, escrita=texto)
    if tipo == "numero" and _MILLARES.search(texto):
        raise ErrorDeExpresion(f"«{texto}»: escribe los millares sin coma (1500, no 1,500).")
    niega = texto.startswith("!=")
    partes = [parte.strip() for parte in _PARTES.findall(texto[2:] if niega else texto)]
    leidas = [_LECTORES[tipo](parte, variable, tipo) for parte in partes if parte]
    if not leidas:
        raise ErrorDeExpresion(f"«{texto}» no dice con qué comparar.")
    alguna = _juntar(variable, tipo, leidas)
    limites = tuple(limite for _, suyos in leidas for limite in suyos)
    return Celda(f"not ({alguna})" if niega else f"({alguna})", limites, escrita=texto)


def leer_valor(texto: str, tipo: str) -> Limite:
    """Return one literal of a type (numero, fecha, texto or booleano).

    Raises:
        ErrorDeExpresion: it is not one.
    """
    texto = texto.strip()
    if tipo == "booleano":
        if (clave := plegar(texto)) not in _BOOLEANOS:
            raise ErrorDeExpresion(f"«{texto}» no es «sí» ni «no».")
        return _BOOLEANOS[clave]
    if tipo in _VALOR:
        if not re.fullmatch(_VALOR[tipo], texto):
            raise ErrorDeExpresion(
                f"«{texto}» no se entiende; escribe, por ejemplo, {_EJEMPLOS[tipo]}."
            )
        return Decimal(texto) if tipo == "numero" else _fecha(texto)
    return texto[1:-1] if re.fullmatch(r'"[^"]*"|\'[^\']*\'', texto) else texto


def _fecha(texto: str) -> date:
    try:
        return date.fromisoformat(texto)
    except ValueError as error:
        raise ErrorDeExpresion(f"La fecha {texto} no existe.") from error


def exigir_en_orden(desde: Limite, hasta: Limite) -> None:
    """Check that a range of numbers or dates goes from the smaller to the larger.

    Raises:
        ErrorDeExpresion: it goes backwards.
    """
    if desde > hasta:  # type: ignore[operator]  # both come from one reader: same type
        raise ErrorDeExpresion(f"El rango {desde}..{hasta} está al revés: va de menor a mayor.")


def literal_de(valor: Limite) -> str:
    """Return a value as a literal of the expression language."""
    if isinstance(valor, bool):
        return str(valor).lower()
    if isinstance(valor, Decimal):
        return format(valor, "f")
    texto = str(valor)
    if re.search(r"[\\\n]", texto) or ('"' in texto and "'" in texto):
        raise ErrorDeExpresion(f"«{texto}» lleva una diagonal invertida o dos tipos de comilla.")
    return f"'{texto}'" if '"' in texto else f'"{texto}"'


_Leida: TypeAlias = tuple[str, tuple[Limite, ...]]


def _con_orden(parte: str, variable: str, tipo: str) -> _Leida:
    """Read a number or a date: a value, `> value` or a range."""
    if comparado := re.fullmatch(r"(<=|>=|<|>)\s*(.+)", parte):
        limite = leer_valor(comparado[2], tipo)
        return f"{variable} {comparado[1]} {literal_de(limite)}", (limite,)
    if rango := re.fullmatch(r"([\[(]?)\s*([^.\s](?:[^.]|\.(?!\.))*)\.\.(.+?)\s*([\])]?)", parte):
        desde, hasta = leer_valor(rango[2], tipo), leer_valor(rango[3], tipo)
        exigir_en_orden(desde, hasta)
        abajo = ">" if rango[1] == "(" else ">="
        arriba = "<" if rango[4] == ")" else "<="
        condicion = (
            f"({variable} {abajo} {literal_de(desde)} and {variable} {arriba} {literal_de(hasta)})"
        )
        return condicion, (desde, hasta)
    return _igual(parte, variable, tipo)


def _juntar(variable: str, tipo: str, leidas: list[_Leida]) -> str:
    """Join the alternatives; plain values go in one list, so that it may be as long as needed."""
    iguales = [par for par in leidas if par[0].startswith(f"{variable} ==")]
    otras = [condicion for condicion, _ in leidas if not condicion.startswith(f"{variable} ==")]
    if tipo != "booleano" and iguales:
        valores = ", ".join(literal_de(limites[0]) for _, limites in iguales)
        return " or ".join([f"{variable} in [{valores}]", *otras])
    return " or ".join(condicion for condicion, _ in leidas)


def _igual(parte: str, variable: str, tipo: str) -> _Leida:
    valor = leer_valor(parte, tipo)
    return f"{variable} == {literal_de(valor)}", (valor,)


def _contiene(parte: str, variable: str, _: str) -> _Leida:
    valor = leer_valor(parte, "texto")
    return f"{literal_de(valor)} in {variable}", (valor,)


_LECTORES: dict[str, Callable[[str, str, str], _Leida]] = {
    "numero": _con_orden,
    "fecha": _con_orden,
    "texto": _igual,
    "booleano": _igual,
    "lista": _contiene,
}
TIPOS_DE_ENTRADA = frozenset(_LECTORES)
