"""Kinds of paper that serve in more than one trámite: `municipio/papeles.yaml`.

The same paper has the same kind whatever trámite asks for it. What is not written there is a kind
of its own, that only the same trámite asks for again, and for the same property.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from experta.catalogo.armado import armar_formulario
from experta.catalogo.ejecutable import cargar
from experta.catalogo.lector import estante, leer, slugs_de
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.llenar import llenar_cada_uno
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml
from experta.documentos.models import Documento

TITULAR = "titular"
QUIEN_TRAMITA = "quien-tramita"
PREDIO = "predio"
_ARCHIVO = "papeles.yaml"


@dataclass(frozen=True, kw_only=True)
class TipoDePapel:
    """A kind of paper. `de` says whom or what it speaks of, and so whom it serves.

    One that the town issued serves only for what it was granted: `iguales` are the questions with
    the same answer, `hasta` those whose answer is not greater than the one granted.
    """

    clave: str
    nombre: str
    de: str
    requisitos: tuple[str, ...] = ()
    emitidos: tuple[str, ...] = ()
    iguales: tuple[str, ...] = ()
    hasta: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse one that speaks of nobody.

        Raises:
            ValueError: `de` is none of the three.
        """
        if self.de not in (TITULAR, QUIEN_TRAMITA, PREDIO):
            raise ValueError(f"«{self.clave}» es de «{TITULAR}», «{QUIEN_TRAMITA}» o «{PREDIO}».")

    @property
    def comparadas(self) -> tuple[str, ...]:
        """The questions that are compared."""
        return (*self.iguales, *self.hasta)


def tipo_pedido(tramite: str, requisito: str, nombre: str = "") -> TipoDePapel:
    """Return the kind that a requirement asks for; `nombre` is what the ficha calls it."""
    conocido = _por_requisito(municipio_actual().carpeta).get(requisito)
    return conocido or TipoDePapel(clave=f"{tramite}/{requisito}", nombre=nombre, de=PREDIO)


def tipo_emitido(tramite: str, documento: str, nombre: str = "") -> TipoDePapel:
    """Return the kind of what a trámite issues."""
    clave = f"{tramite}/{documento}"
    conocido = _por_emitido(municipio_actual().carpeta).get(clave)
    return conocido or TipoDePapel(clave=clave, nombre=nombre, de=TITULAR)


def ampara(tipo: TipoDePapel, documento: Documento, pedido: Mapping[str, Any]) -> bool:
    """Say whether what was granted covers what is asked; what is not answered yet is not compared.

    Neither is what the form of the document never asked.
    """
    preguntas = cargar(documento.expediente.version).formulario.preguntas
    dado = documento.expediente.respuestas
    for clave in tipo.comparadas:
        pedida = _comparable(pedido.get(clave))
        if pedida is None or clave not in preguntas:
            continue
        dada = _comparable(dado.get(clave))
        if clave in tipo.iguales and pedida != dada:
            return False
        if clave in tipo.hasta and (dada is None or Decimal(str(pedida)) > Decimal(str(dada))):
            return False
    return True


def para_que(tipo: TipoDePapel, documento: Documento) -> str:
    """Return what a document was granted for, to name it: «Papelerías», hasta 40 m²."""
    formulario = cargar(documento.expediente.version).formulario
    paginas = formulario.resumen(documento.expediente.respuestas)
    textos = {p.clave: texto for _, renglones in paginas for p, texto in renglones if texto}
    dichas = [f"«{textos[clave]}»" for clave in tipo.iguales if clave in textos]
    for clave in tipo.hasta:
        unidad = " m²" if clave.endswith("_m2") else ""
        dichas += [f"hasta {textos[clave]}{unidad}"] if clave in textos else []
    return ", ".join(dichas)


def revisar_tipos() -> list[Hallazgo]:
    """Return what compares a question that no form of the shelf which issues the paper asks."""
    try:
        return [
            Hallazgo(
                f"municipio/{_ARCHIVO}",
                0,
                f"«{tipo.clave}» compara «{clave}», que ningún formulario de los que lo emiten "
                "pregunta; corrígela o quítala.",
            )
            for tipo in _leer(municipio_actual().carpeta)
            for clave in _sin_pregunta(tipo)
        ]
    except ContenidoInvalido as error:
        return error.hallazgos


def _sin_pregunta(tipo: TipoDePapel) -> Iterator[str]:
    slugs = {emitido.partition("/")[0] for emitido in tipo.emitidos if tipo.comparadas}
    formularios = [armar_formulario(leer(slug)) for slug in slugs & set(slugs_de(estante()))]
    for clave in tipo.comparadas if formularios else ():
        if not any(clave in formulario.preguntas for formulario in formularios):
            yield clave


def _comparable(respuesta: Any) -> Any:
    """Return what is compared of an answer: of a giro, its code; None where there is none."""
    valor = respuesta.get("codigo") if isinstance(respuesta, dict) else respuesta
    return None if valor == "" else valor


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
    if not ruta.exists():
        return ()
    documento = leer_yaml(ruta.read_bytes(), f"{carpeta.name}/{_ARCHIVO}")
    return tuple(llenar_cada_uno(TipoDePapel, documento).values())
