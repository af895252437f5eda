"""How one kind of question reads, judges and shows an answer; the base is a line of text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar, TypeAlias, TypeGuard

from experta.motores.formularios.modelo import Falta, Pregunta, Valor

Crudo: TypeAlias = Mapping[str, list[str]]
Catastral: TypeAlias = Mapping[str, str]

_BLANCOS = re.compile(r"[^\S\n]+")


class Tipo:
    """A kind of question. Subclasses change only what differs.

    `expresion` is what an answer is in expressions: texto, numero, fecha, booleano or lista. While
    there is no usable answer a number and a date are None, a text "", a boolean False, a list [].
    """

    expresion: ClassVar[str] = "texto"
    verbo: ClassVar[str] = "Escribe"
    largo: ClassVar[int] = 250

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return the canonical answer found under that input name; never raises."""
        return self.canonico(limpiar(ultimo(crudo, nombre))) or None

    def canonico(self, texto: str) -> Valor:
        """Return the canonical form of a cleaned text, or the text when it cannot be read."""
        return texto

    def escribir(self, valor: Valor, nombre: str) -> dict[str, list[str]]:
        """Return the inputs that show this answer again; the inverse of `leer`."""
        return {nombre: [str(valor)]} if valor is not None else {}

    def tiene_forma(self, valor: object) -> bool:
        """Return whether `leer` could have produced this (arbitrary JSON comes in by the API)."""
        return isinstance(valor, str)

    def vacio(self, valor: object) -> bool:
        """Return whether nothing was answered."""
        return valor is None or valor in ("", [], {})

    def nombres(self, pregunta: Pregunta) -> dict[str, str]:
        """Return the type of each suffix; "" is the question's key, `calle` is `<clave>__calle`."""
        return {"": self.expresion}

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the value of each suffix for expressions, neutral where the answer is unusable."""
        return {"": valor if es_texto(valor) else ""}

    def pedir(self, pregunta: Pregunta) -> str:
        """Return the sentence that asks for a missing answer."""
        return f"{self.verbo} {citar(pregunta)}."

    def sin_respuesta(self, pregunta: Pregunta, nombre: str) -> Iterator[Falta]:
        """Yield what to ask when a required answer is missing."""
        yield Falta(nombre, self.pedir(pregunta))

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield what is wrong with an answer that is there and has the right form."""
        largo = pregunta.max_largo or self.largo
        if len(str(valor)) > largo:
            yield Falta(nombre, f"Escribe {citar(pregunta)} con {largo} letras como máximo.")

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the answer as a person reads it."""
        return str(valor)


def es_texto(valor: object) -> TypeGuard[str]:
    """Return whether the value is a text."""
    return isinstance(valor, str)


def citar(pregunta: Pregunta) -> str:
    """Return the label between quotes, ready to follow a verb such as «Escribe»."""
    etiqueta = f"«{pregunta.etiqueta}»"
    return f"tu respuesta a {etiqueta}" if pregunta.etiqueta.startswith("¿") else etiqueta


def ultimo(crudo: Crudo, nombre: str) -> str:
    """Return the last text sent under a name, as browsers and Django agree, or ""."""
    valores = crudo.get(nombre)
    return valores[-1] if valores else ""


def limpiar(texto: str, *, renglones: bool = False) -> str:
    """Return the text composed (NFC), with single blanks and nothing that a database refuses."""
    texto = texto.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    visible = "".join(c for c in texto if c.isspace() or unicodedata.category(c) != "Cc")
    compuesto = unicodedata.normalize("NFC", visible)
    if not renglones:
        return " ".join(compuesto.split())
    return "\n".join(_BLANCOS.sub(" ", r).strip() for r in compuesto.split("\n")).strip()


def para_expresion(numero: Decimal) -> int | float:
    """Return a number as the expression engine takes it (it refuses Decimal)."""
    return int(numero) if numero == numero.to_integral_value() else float(numero)
