"""The town's list of lines of business (municipio/giros.csv) and the risk of each.

A form reads the risk of the giro chosen as `<pregunta>__riesgo`: bajo, medio, alto, or "" for one
that is not in the list. The list is part of the published version, like any other rule.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.motores.formularios import ExpresionLike
from experta.motores.reglas import compilar

COLUMNAS = ("codigo", "nombre", "sinonimos", "riesgo", "certeza")
RIESGOS = ("bajo", "medio", "alto")
SUFIJO = "__riesgo"


@dataclass(frozen=True)
class GiroDelMunicipio:
    """A SCIAN class: its code of six digits, its name and how people call it."""

    codigo: str
    nombre: str
    sinonimos: tuple[str, ...]
    riesgo: str
    certeza: str


def leer_giros(contenido: bytes, archivo: str) -> dict[str, GiroDelMunicipio]:
    """Return the giros by code.

    Raises:
        ContenidoInvalido: with every mistake, by line.
    """
    try:
        texto = contenido.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        aviso = Hallazgo(archivo, 0, "El archivo no está en UTF-8; guárdalo como «CSV UTF-8».")
        raise ContenidoInvalido([aviso]) from error
    lector = csv.DictReader(io.StringIO(texto, newline=""))
    if tuple(lector.fieldnames or ()) != COLUMNAS:
        titulos = ",".join(COLUMNAS)
        raise ContenidoInvalido([Hallazgo(archivo, 1, f"Los títulos deben ser: {titulos}.")])
    giros: dict[str, GiroDelMunicipio] = {}
    hallazgos = []
    for fila in lector:
        if problema := _problema(fila, giros):
            hallazgos.append(Hallazgo(archivo, lector.line_num, problema))
            continue
        codigo, nombre, sinonimos, riesgo, certeza = (fila[columna] for columna in COLUMNAS)
        dichos = tuple(dicho.strip() for dicho in sinonimos.split(";") if dicho.strip())
        giros[codigo] = GiroDelMunicipio(codigo, nombre, dichos, riesgo, certeza)
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return giros


def _problema(fila: Mapping[str, str], vistos: Mapping[str, object]) -> str:
    """Return what is wrong with a row as a Spanish sentence, or nothing."""
    if None in fila or None in fila.values():
        return "A esta fila le sobran o le faltan columnas; revisa las comas."
    if len(fila["codigo"]) != 6 or not fila["codigo"].isdecimal():
        return "El código SCIAN lleva 6 números."
    if fila["codigo"] in vistos:
        return f"El código {fila['codigo']} está repetido; deja uno."
    if fila["riesgo"] not in RIESGOS:
        return f"El riesgo debe ser: {', '.join(RIESGOS)}."
    return "" if fila["nombre"] and fila["certeza"] else "Faltan el nombre o la certeza."


@dataclass(frozen=True)
class _ConRiesgo:
    """An expression that also reads the risk of some giros."""

    interior: ExpresionLike
    giros: Mapping[str, GiroDelMunicipio]

    @property
    def nombres(self) -> frozenset[str]:
        """The names of the form that it depends on: a risk depends on its giro."""
        return frozenset(nombre.removesuffix(SUFIJO) for nombre in self.interior.nombres)

    def evaluar(self, contexto: Mapping[str, object], /) -> object:
        """Return the value, with the risks looked up."""
        return self.interior.evaluar(self._completo(contexto))

    def es_cierta(self, contexto: Mapping[str, object], /) -> bool:
        """Return whether it holds, with the risks looked up."""
        return self.interior.es_cierta(self._completo(contexto))

    def _completo(self, contexto: Mapping[str, object]) -> dict[str, object]:
        return con_riesgos(contexto, self.interior.nombres, self.giros)


def nombres_con_riesgo(nombres: Mapping[str, str]) -> dict[str, str]:
    """Return the names of a form with their types, and the risk of each giro that it asks for."""
    preguntas = [n.removesuffix("__codigo") for n in nombres if n.endswith("__codigo")]
    return {**nombres, **{f"{pregunta}{SUFIJO}": "texto" for pregunta in preguntas}}


def con_riesgos(
    contexto: Mapping[str, object], nombres: Iterable[str], giros: Mapping[str, GiroDelMunicipio]
) -> dict[str, object]:
    """Return a context with the risks that those names read, "" for a giro not in the list."""
    elegidos = {
        nombre: giros.get(str(contexto.get(nombre.removesuffix(SUFIJO))))
        for nombre in nombres
        if nombre.endswith(SUFIJO)
    }
    return {**contexto, **{n: giro.riesgo if giro else "" for n, giro in elegidos.items()}}


def compilador(
    giros: Mapping[str, GiroDelMunicipio],
) -> Callable[[str, Mapping[str, str]], ExpresionLike]:
    """Return the compiler of a form's expressions, which may read the risk of a giro."""

    def compilar_con_riesgo(texto: str, nombres: Mapping[str, str]) -> ExpresionLike:
        todos = nombres_con_riesgo(nombres)
        expresion = compilar(texto, todos)
        lee_riesgos = expresion.nombres & (todos.keys() - nombres.keys())
        return _ConRiesgo(expresion, giros) if lee_riesgos else expresion

    return compilar_con_riesgo if giros else compilar
