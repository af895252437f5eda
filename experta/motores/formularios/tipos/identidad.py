"""Keys and contact data of people: CURP, RFC, e-mail, telephone."""

import re
from collections.abc import Iterator

from experta.comun import identificadores
from experta.comun.texto import plegar
from experta.motores.formularios.modelo import Falta, Pregunta, Valor
from experta.motores.formularios.tipos.base import (
    Catastral,
    Crudo,
    Tipo,
    citar,
    es_texto,
    limpiar,
)

# What a CURP question holds when the person marks that they have none: allowed, never blocks.
NO_LA_TENGO = "no_la_tengo"

_CORREO = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_TELEFONO = re.compile(r"[0-9]{10}")


class Curp(Tipo):
    """CURP; its form and digit block, its absence only warns."""

    def leer(self, pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
        """Return the CURP in capitals, or NO_LA_TENGO when that box was marked."""
        enviados = [limpiar(texto) for texto in crudo.get(nombre, [])]
        if any(plegar(t).replace(" ", "_") == NO_LA_TENGO for t in enviados):
            return NO_LA_TENGO
        # The box comes after the text input; when both are there the text is the first one.
        return next((self.canonico(texto) for texto in enviados if texto), None)

    def canonico(self, texto: str) -> Valor:
        """Return it in capitals and without separators."""
        return identificadores.compactar(texto) or texto

    def contexto(self, pregunta: Pregunta, valor: object) -> dict[str, object]:
        """Return the CURP, or "" when there is none."""
        return {"": valor if es_texto(valor) and valor != NO_LA_TENGO else ""}

    def sin_respuesta(self, pregunta: Pregunta, nombre: str) -> Iterator[Falta]:
        """Yield a warning: a CURP helps, it is never a condition."""
        yield Falta(
            nombre,
            f"Escribe {citar(pregunta)} o marca «No la tengo»; puedes continuar sin ella.",
            bloquea=False,
        )

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield what is wrong, or a reminder when the person has none."""
        if valor == NO_LA_TENGO:
            aviso = f"Escribe {citar(pregunta)} cuando la tengas; puedes continuar sin ella."
            yield Falta(nombre, aviso, bloquea=False)
        elif error := identificadores.error_de_curp(str(valor)):
            yield Falta(nombre, f"Escribe de nuevo «{pregunta.etiqueta}». {error}")

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the CURP, or that there is none."""
        return "No la tengo" if valor == NO_LA_TENGO else str(valor)


class Rfc(Tipo):
    """RFC; its form blocks, its digit only warns."""

    def canonico(self, texto: str) -> Valor:
        """Return it in capitals and without separators."""
        return identificadores.compactar(texto) or texto

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield an error of form or a warning about the digit."""
        rfc = str(valor)
        if error := identificadores.error_de_rfc(rfc):
            yield Falta(nombre, f"Escribe de nuevo «{pregunta.etiqueta}». {error}")
        elif aviso := identificadores.aviso_de_rfc(rfc):
            yield Falta(nombre, f"Revisa «{pregunta.etiqueta}». {aviso}", bloquea=False)


class Correo(Tipo):
    """An e-mail address."""

    def canonico(self, texto: str) -> Valor:
        """Return it without blanks and in small letters."""
        return texto.replace(" ", "").lower()

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when it does not look like an address."""
        if len(str(valor)) > 254 or not _CORREO.fullmatch(str(valor)):
            yield Falta(nombre, f"Escribe {citar(pregunta)} completo, como nombre@ejemplo.com.")


class Telefono(Tipo):
    """A Mexican telephone of ten digits."""

    def canonico(self, texto: str) -> Valor:
        """Return the ten digits, without the country's code."""
        digitos = re.sub(r"[\s().+-]", "", texto)
        if re.fullmatch(r"521?[0-9]{10}", digitos):
            digitos = digitos[-10:]
        return digitos if _TELEFONO.fullmatch(digitos) else texto

    def faltas(
        self, pregunta: Pregunta, valor: object, nombre: str, catastral: Catastral
    ) -> Iterator[Falta]:
        """Yield when it has not ten digits."""
        if not _TELEFONO.fullmatch(str(valor)):
            yield Falta(nombre, f"Escribe {citar(pregunta)} con sus 10 números, lada incluida.")

    def legible(self, pregunta: Pregunta, valor: object) -> str:
        """Return the digits in groups of 3, 3 and 4."""
        texto = str(valor)
        return f"{texto[:3]} {texto[3:6]} {texto[6:]}" if _TELEFONO.fullmatch(texto) else texto
