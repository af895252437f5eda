"""Answers of one value: text, numbers, money, dates, yes or no, choices."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from experta.comun import dinero, reloj
from experta.comun.texto import SIN_ENLACES, fecha_larga, lleva_enlace, plegar
from experta.motores.formularios.modelo import Falta, Pregunta, Valor
from experta.motores.formularios.tipos.base import (
    Catastral,
    Crudo,
    Tipo,
    citar,
    es_texto,
    limpiar,
    para_expresion,
    ultimo,
)

_NUMERO = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]*))?")
_CANONICO = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_FECHA_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FECHA_COMUN = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def a_decimal(texto: str) -> Decimal | None:
    """Return the number written the Mexican way (1,250.50), or None when it is not one."""
    partes = _NUMERO.fullmatch(texto)
    if partes is None:
        return None
    signo, entero, fraccion = partes.groups()
    numero = f"{signo}{entero.replace(',', '').lstrip('0') or '0'}.{(fraccion or '').rstrip('0')}0"
    valor = Decimal(numero)
    canonico = numero_canonico(valor)
    # Fifteen digits are what a float carries exactly, and expressions work with floats.
    cabe = len(canonico.strip("-").replace(".", "")) <= 15
    return valor if cabe and _CANONICO.fullmatch(canonico) else None


def numero_canonico(numero: Decimal) -> str:
    """Return the only text of a number: no exponent, no spare zeros, no negative zero."""
    texto = format(numero, "f")
    if "." in texto:
        texto = texto.rstrip("0").rstrip(".")
    return "0" if texto == "-0" else texto


def limite_de_fecha(limite: str) -> date:
    """Return the date of `AAAA-MM-DD`, `hoy`, `hoy+N` or `hoy-N` (N in calendar days).

    Raises:
        ValueError: the text is none of those, or the day does not exist.
    """
    if limite.startswith("hoy"):
        return reloj.hoy() + timedelta(days=int(limite[3:] or 0))
    return date.fromisoformat(limite)


class Texto(Tipo):
    """A line of text."""

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield also when the name of a person carries a link, which our mail would hand on."""
        yield from super().faltas(pregunta, valor, nombre, catastral)
        if pregunta.nombre_de_persona and lleva_enlace(str(valor)):
            yield Falta(nombre, SIN_ENLACES)


class TextoLargo(Tipo):
    """Several lines of text."""

    largo = 5000

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return the text with its lines."""
        return limpiar(ultimo(crudo, nombre), renglones=True) or None


class Numero(Tipo):
    """A number, kept as text ("12.5") so that no digit is lost."""

    expresion = "numero"

    def canonico(self, texto: str) -> Valor:
        """Return the number's only text."""
        numero = a_decimal(texto)
        return texto if numero is None else numero_canonico(numero)

    def cantidad(self, valor: object) -> Decimal | None:
        """Return the number, or None when what was typed is not one."""
        return a_decimal(valor) if es_texto(valor) else None

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the number, or None."""
        cantidad = self.cantidad(valor)
        return {"": None if cantidad is None else para_expresion(cantidad)}

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when it is not a number or is out of its limits."""
        cantidad = self.cantidad(valor)
        if cantidad is None:
            yield Falta(nombre, f"Escribe {citar(pregunta)} solo con números, {self.ejemplo}.")
            return
        minimo, maximo = self.limites(pregunta)
        if minimo is not None and cantidad < minimo:
            yield Falta(nombre, f"Escribe en «{pregunta.etiqueta}» {self.mostrar(minimo)} o más.")
        if maximo is not None and cantidad > maximo:
            yield Falta(nombre, f"Escribe en «{pregunta.etiqueta}» {self.mostrar(maximo)} o menos.")

    ejemplo = "por ejemplo 120 o 12.5"

    def limites(self, pregunta: Pregunta) -> tuple[Decimal | None, Decimal | None]:
        """Return the lowest and highest number admitted."""
        return pregunta.limite_inferior, pregunta.limite_superior

    def mostrar(self, cantidad: Decimal) -> str:
        """Return a quantity as people read it."""
        return f"{Decimal(numero_canonico(cantidad)):,}"

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the number with its thousands apart."""
        cantidad = self.cantidad(valor)
        return str(valor) if cantidad is None else self.mostrar(cantidad)


class Dinero(Numero):
    """Money, kept as integer centavos; in expressions too. Limits are written in pesos."""

    ejemplo = "con dos decimales como máximo, por ejemplo 1250.50"

    def canonico(self, texto: str) -> Valor:
        """Return the centavos; more than two decimals cannot be read."""
        pesos = a_decimal(texto.removeprefix("$").strip())
        if pesos is None or pesos != round(pesos, 2):
            return texto
        return dinero.a_centavos(pesos)

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return the centavos (zero is an answer)."""
        texto = limpiar(ultimo(crudo, nombre))
        return self.canonico(texto) if texto else None

    def escribir(self, valor: Valor, nombre: str) -> dict[str, list[str]]:
        """Return the pesos as typed."""
        if isinstance(valor, int):
            return {nombre: [f"{dinero.a_pesos(valor):.2f}"]}
        return super().escribir(valor, nombre)

    def tiene_forma(self, valor: object) -> bool:
        """Return whether it is centavos or a text that could not be read."""
        return isinstance(valor, str) or (
            isinstance(valor, int) and not isinstance(valor, bool) and abs(valor) < 10**14
        )

    def cantidad(self, valor: object) -> Decimal | None:
        """Return the pesos."""
        return dinero.a_pesos(valor) if isinstance(valor, int) else None

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the centavos, or None."""
        return {"": valor if isinstance(valor, int) else None}

    def limites(self, pregunta: Pregunta) -> tuple[Decimal | None, Decimal | None]:
        """Return the limits; money is not negative unless the form says so."""
        minimo, maximo = super().limites(pregunta)
        return Decimal(0) if minimo is None else minimo, maximo

    def mostrar(self, cantidad: Decimal) -> str:
        """Return `$1,250.50`."""
        return dinero.con_signo(dinero.a_centavos(cantidad))


class Fecha(Tipo):
    """A date, kept as AAAA-MM-DD; day/month/year is understood too."""

    expresion = "fecha"

    def canonico(self, texto: str) -> Valor:
        """Return the ISO date."""
        comun = _FECHA_COMUN.fullmatch(texto)
        iso = "{2}-{1:0>2}-{0:0>2}".format(*comun.groups()) if comun else texto
        return iso if self.fecha(iso) else texto

    def fecha(self, valor: object) -> date | None:
        """Return the date, or None when it does not exist."""
        if not es_texto(valor) or not _FECHA_ISO.fullmatch(valor):
            return None
        try:
            return date.fromisoformat(valor)
        except ValueError:
            return None

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the ISO date, or None."""
        return {"": valor if self.fecha(valor) else None}

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when the date does not exist or is out of its limits."""
        fecha = self.fecha(valor)
        etiqueta = f"«{pregunta.etiqueta}»"
        if fecha is None:
            yield Falta(nombre, f"Escribe en {etiqueta} una fecha que exista, como 27/03/2026.")
            return
        if pregunta.minimo and fecha < (minimo := limite_de_fecha(pregunta.minimo)):
            yield Falta(
                nombre, f"Elige en {etiqueta} el {fecha_larga(minimo)} o una fecha después."
            )
        if pregunta.maximo and fecha > (maximo := limite_de_fecha(pregunta.maximo)):
            yield Falta(nombre, f"Elige en {etiqueta} el {fecha_larga(maximo)} o una fecha antes.")

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the date in words."""
        fecha = self.fecha(valor)
        return fecha_larga(fecha) if fecha else str(valor)


class SiNo(Tipo):
    """Yes or no."""

    expresion = "booleano"
    verbo = "Elige sí o no en"

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return True, False, None, or the text that is neither."""
        texto = limpiar(ultimo(crudo, nombre))
        return {"si": True, "no": False, "": None}.get(plegar(texto), texto)

    def escribir(self, valor: Valor, nombre: str) -> dict[str, list[str]]:
        """Return the radio button chosen."""
        if isinstance(valor, bool):
            return {nombre: ["si" if valor else "no"]}
        return super().escribir(valor, nombre)

    def tiene_forma(self, valor: object) -> bool:
        """Return whether it is a boolean or an unreadable text."""
        return isinstance(valor, bool | str)

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the boolean, False while unanswered."""
        return {"": valor is True}

    def pedir(self, pregunta: Pregunta) -> str:
        """Return the sentence that asks to choose."""
        return f"{self.verbo} «{pregunta.etiqueta}»."

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when it is neither yes nor no."""
        if not isinstance(valor, bool):
            yield Falta(nombre, self.pedir(pregunta))

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return Sí or No."""
        return ("Sí" if valor else "No") if isinstance(valor, bool) else str(valor)


class Protesta(SiNo):
    """A statement under oath: it is accepted, or the person cannot go on."""

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return whether the box was marked."""
        return plegar(ultimo(crudo, nombre)) in {"si", "on", "1"}

    def vacio(self, valor: object) -> bool:
        """Return whether it is not accepted."""
        return valor is not True

    def pedir(self, pregunta: Pregunta) -> str:
        """Return the sentence that asks to accept."""
        return f"Marca la casilla «{pregunta.etiqueta}»: es tu declaración y hace falta."

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return what was declared."""
        return "Acepto, bajo protesta de decir verdad"
