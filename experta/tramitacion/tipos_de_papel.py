"""Kinds of paper that serve in more than one trámite: `municipio/papeles.yaml`.

The same paper has the same kind whatever trámite asks for it. What is not written there is a kind
of its own, that only the same trámite asks for again, and for the same property.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml

TITULAR = "titular"
QUIEN_TRAMITA = "quien-tramita"
PREDIO = "predio"
_ARCHIVO = "papeles.yaml"


@dataclass(frozen=True, kw_only=True)
class TipoDePapel:
    """A kind of paper. `de` says whom or what it speaks of, and so whom it serves."""

    clave: str
    nombre: str
    de: str
    requisitos: tuple[str, ...] = ()
    emitidos: tuple[str, ...] = ()


def tipo_pedido(tramite: str, requisito: str, nombre: str = "") -> TipoDePapel:
    """Return the kind that a requirement asks for; `nombre` is what the ficha calls it."""
    conocido = _por_requisito(municipio_actual().carpeta).get(requisito)
    return conocido or TipoDePapel(clave=f"{tramite}/{requisito}", nombre=nombre, de=PREDIO)


def tipo_emitido(tramite: str, documento: str, nombre: str = "") -> TipoDePapel:
    """Return the kind of what a trámite issues."""
    clave = f"{tramite}/{documento}"
    conocido = _por_emitido(municipio_actual().carpeta).get(clave)
    return conocido or TipoDePapel(clave=clave, nombre=nombre, de=TITULAR)


@cache
def _por_requisito(carpeta: Path) -> Mapping[str, TipoDePapel]:
    return {clave: tipo for tipo in _leer(carpeta) for clave in tipo.requisitos}


@cache
def _por_emitido(carpeta: Path) -> Mapping[str, TipoDePapel]:
    return {clave: tipo for tipo in _leer(carpeta) for clave in tipo.emitidos}


@cache
def _leer(carpeta: Path) -> tuple[TipoDePapel, ...]:
    """Return the kinds of the town; a town that wrote none has none.

    Raises:
        ContenidoInvalido: a kind lacks a field, or says what is not known.
    """
    ruta = carpeta / _ARCHIVO
    datos = leer_yaml(ruta.read_bytes(), _ARCHIVO).datos if ruta.exists() else {}
    return tuple(_tipo(clave, dicho) for clave, dicho in datos.items())


def _tipo(clave: str, dicho: Mapping[str, object]) -> TipoDePapel:
    listas = {nombre: _lista(dicho.get(nombre)) for nombre in ("requisitos", "emitidos")}
    tipo = TipoDePapel(
        clave=clave, nombre=str(dicho.get("nombre", "")), de=str(dicho.get("de", "")), **listas
    )
    if not tipo.nombre or tipo.de not in (TITULAR, QUIEN_TRAMITA, PREDIO):
        aviso = f"Al papel «{clave}» le falta su nombre, o no dice de quién es."
        raise ContenidoInvalido([Hallazgo(_ARCHIVO, 0, aviso)])
    return tipo


def _lista(dicho: object) -> tuple[str, ...]:
    return tuple(str(uno) for uno in dicho) if isinstance(dicho, list) else ()
