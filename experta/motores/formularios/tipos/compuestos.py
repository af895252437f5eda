"""Answers of several parts: an address, a property, a line of business.

The parts of an address follow INEGI's Norma Técnica sobre Domicilios Geográficos (DOF 12 Nov 2010);
those of a line of business, the SCIAN: a class has six digits.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from experta.comun import identificadores
from experta.motores.formularios.modelo import Falta, Pregunta, Valor
from experta.motores.formularios.tipos.base import (
    Catastral,
    Crudo,
    Tipo,
    limpiar,
    para_expresion,
    ultimo,
)
from experta.motores.formularios.tipos.simples import a_decimal, numero_canonico

# Mexico's mainland, islands and seas, in degrees: a point elsewhere is a slip.
_LATITUDES = (Decimal(12), Decimal(33))
_LONGITUDES = (Decimal(-119), Decimal(-85))


@dataclass(frozen=True)
class Parte:
    """One part of a composed answer. `peticion` follows «Escribe»."""

    etiqueta: str
    peticion: str
    requerida: bool = False
    tipo: str = "texto"


class Compuesto(Tipo):
    """A dict of texts; the input of each part is `<clave>__<parte>`."""

    partes: ClassVar[Mapping[str, Parte]] = {}
    principal: ClassVar[str | None] = None

    def nombres(self, pregunta: Pregunta) -> dict[str, str]:
        """Return the type of each part; the main one also answers to the question's own key."""
        propios = {clave: parte.tipo for clave, parte in self.partes.items()}
        return {"": self.partes[self.principal].tipo, **propios} if self.principal else propios

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return the parts that were answered, or None."""
        textos = {c: limpiar(ultimo(crudo, f"{nombre}__{c}")) for c in self.partes}
        return {c: self.parte(c, t, catastral) for c, t in textos.items() if t} or None

    def parte(self, clave: str, texto: str, catastral: Catastral) -> str:
        """Return the canonical text of one part."""
        return texto

    def escribir(self, valor: Valor, nombre: str) -> dict[str, list[str]]:
        """Return the input of each part."""
        if not isinstance(valor, dict):
            return {}
        return {f"{nombre}__{clave}": [str(texto)] for clave, texto in valor.items()}

    def tiene_forma(self, valor: object) -> bool:
        """Return whether it is a dict of known parts and texts."""
        return isinstance(valor, dict) and all(
            clave in self.partes and isinstance(texto, str) for clave, texto in valor.items()
        )

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return each part, neutral when missing."""
        dados = valor if isinstance(valor, dict) else {}
        salida = {c: self._neutro(p, dados.get(c, "")) for c, p in self.partes.items()}
        return {"": salida[self.principal], **salida} if self.principal else salida

    def _neutro(self, parte: Parte, texto: str) -> object:
        if parte.tipo == "numero":
            numero = a_decimal(texto)
            return None if numero is None else para_expresion(numero)
        return texto

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield the missing parts and what is wrong in each."""
        dados = valor if isinstance(valor, dict) else {}
        for clave, parte in self.partes.items():
            texto = dados.get(clave, "")
            donde = f"{nombre}__{clave}"
            if not texto and parte.requerida:
                yield Falta(donde, f"Escribe {parte.peticion} de «{pregunta.etiqueta}».")
            elif len(texto) > self.largo:
                yield Falta(
                    donde,
                    f"Escribe {parte.peticion} de «{pregunta.etiqueta}» con {self.largo} letras "
                    "como máximo.",
                )
            elif texto and (error := self.error(clave, texto, catastral)):
                yield Falta(donde, f"Revisa «{pregunta.etiqueta}». {error}")

    def sin_respuesta(self, pregunta: Pregunta, nombre: str) -> Iterator[Falta]:
        """Yield each required part, so that every sentence points at its input."""
        yield from self.faltas(pregunta, {}, nombre, {})

    def error(self, clave: str, texto: str, catastral: Catastral) -> str | None:
        """Return what is wrong with one part that is there, or None."""
        return None


class Domicilio(Compuesto):
    """An address within Mexico."""

    partes = {
        "calle": Parte("Calle", "la calle", requerida=True),
        "numero_exterior": Parte(
            "Número exterior", "el número exterior (o S/N si no tiene)", requerida=True
        ),
        "numero_interior": Parte("Número interior", "el número interior"),
        "colonia": Parte("Colonia", "la colonia", requerida=True),
        "codigo_postal": Parte("Código postal", "el código postal", requerida=True),
        "localidad": Parte("Localidad", "la localidad"),
        "entre_calles": Parte("Entre qué calles", "entre qué calles está"),
        "referencias": Parte("Referencias", "las referencias"),
    }

    def error(self, clave: str, texto: str, catastral: Catastral) -> str | None:
        """Return an error of the postal code."""
        if clave == "codigo_postal" and not re.fullmatch("[0-9]{5}", texto):
            return "Escribe el código postal con sus 5 números."
        return None

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the address on one line."""
        dados = valor if isinstance(valor, dict) else {}
        calle = " ".join(filter(None, (dados.get("calle"), dados.get("numero_exterior"))))
        formas = {
            "numero_interior": "int. {}",
            "colonia": "col. {}",
            "codigo_postal": "C.P. {}",
            "localidad": "{}",
            "entre_calles": "entre {}",
            "referencias": "referencias: {}",
        }
        otras = [forma.format(dados[c]) for c, forma in formas.items() if dados.get(c)]
        return ", ".join(filter(None, [calle, *otras]))


class Predio(Compuesto):
    """A property: the town's key for it, where it is, and optionally a point."""

    principal = "clave_catastral"
    partes = {
        "clave_catastral": Parte("Clave catastral", "la clave catastral", requerida=True),
        "domicilio": Parte("Domicilio del predio", "el domicilio"),
        "latitud": Parte("Latitud", "la latitud", tipo="numero"),
        "longitud": Parte("Longitud", "la longitud", tipo="numero"),
    }

    def parte(self, clave: str, texto: str, catastral: Catastral) -> str:
        """Return the key with its separators, the coordinates as canonical numbers."""
        if clave == "clave_catastral":
            return identificadores.normalizar_clave_catastral(texto, catastral) or texto
        numero = a_decimal(texto) if clave != "domicilio" else None
        return texto if numero is None else numero_canonico(numero)

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield also when half a point was given."""
        yield from super().faltas(pregunta, valor, nombre, catastral)
        dados = valor if isinstance(valor, dict) else {}
        for esta, falta in (("latitud", "longitud"), ("longitud", "latitud")):
            if dados.get(esta) and not dados.get(falta):
                peticion = self.partes[falta].peticion
                yield Falta(
                    f"{nombre}__{falta}",
                    f"Escribe también {peticion} de «{pregunta.etiqueta}», o borra el punto.",
                )

    def error(self, clave: str, texto: str, catastral: Catastral) -> str | None:
        """Return an error of the key, or of a point outside the country."""
        if clave == "clave_catastral":
            return identificadores.error_de_clave_catastral(texto, catastral)
        rango = {"latitud": _LATITUDES, "longitud": _LONGITUDES}.get(clave)
        numero = a_decimal(texto)
        if rango is None or (numero is not None and rango[0] <= numero <= rango[1]):
            return None
        return f"Escribe la {clave} en grados con decimales, o elige el punto en el mapa."

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the key, the address and the point."""
        dados = valor if isinstance(valor, dict) else {}
        punto = ", ".join(filter(None, (dados.get("latitud"), dados.get("longitud"))))
        partes = (dados.get("clave_catastral"), dados.get("domicilio"), punto and f"({punto})")
        return " · ".join(filter(None, partes))


class Giro(Compuesto):
    """A line of business: SCIAN class and its name."""

    principal = "codigo"
    partes = {
        "codigo": Parte("Código SCIAN", "el código del giro", requerida=True),
        "nombre": Parte("Nombre del giro", "el nombre del giro", requerida=True),
    }

    def sin_respuesta(self, pregunta: Pregunta, nombre: str) -> Iterator[Falta]:
        """Yield one sentence: code and name are chosen together."""
        aviso = f"Elige un giro de la lista en «{pregunta.etiqueta}»."
        yield Falta(f"{nombre}__codigo", aviso)

    def error(self, clave: str, texto: str, catastral: Catastral) -> str | None:
        """Return an error of the code."""
        if clave == "codigo" and not re.fullmatch("[0-9]{6}", texto):
            return "Elige el giro de la lista; su código tiene 6 números."
        return None

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return `Panadería (311812)`."""
        dados = valor if isinstance(valor, dict) else {}
        codigo = dados.get("codigo")
        return " ".join(filter(None, (dados.get("nombre"), codigo and f"({codigo})")))
