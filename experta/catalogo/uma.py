"""The daily UMA by date, from municipio/uma.yaml (Ley para Determinar el Valor de la UMA)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import DocumentoYaml, leer_yaml

ARCHIVO = "uma.yaml"
CAMPOS = {"diaria", "desde", "hasta", "fuente"}


class UmaSinPublicar(ValueError):
    """No UMA is published for that day: nothing can be charged until it is."""

    def __init__(self, dia: date) -> None:
        """Say which day, and where to write it."""
        super().__init__(
            f"No hay UMA publicada para el {dia:%d/%m/%Y}: agrégala en municipio/{ARCHIVO}."
        )


@dataclass(frozen=True)
class Uma:
    """The value in pesos of one day of UMA, from the first to the last day in force."""

    diaria: Decimal
    desde: date
    hasta: date
    fuente: str


def uma_diaria(dia: date) -> Decimal:
    """Return the daily UMA in pesos.

    Raises:
        UmaSinPublicar: the file has none for that day.
    """
    for uma in leer_uma(municipio_actual().carpeta):
        if uma.desde <= dia <= uma.hasta:
            return uma.diaria
    raise UmaSinPublicar(dia)


@cache
def leer_uma(carpeta: Path) -> tuple[Uma, ...]:
    """Return the values of a town, oldest first.

    Raises:
        ContenidoInvalido: with every mistake, by line.
    """
    documento = leer_yaml((carpeta / ARCHIVO).read_bytes(), ARCHIVO)
    hallazgos = [
        documento.hallazgo((indice,), problema)
        for indice in range(len(documento.datos))
        if (problema := _problema(documento, indice))
    ]
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return tuple(Uma(**{**una, "diaria": Decimal(una["diaria"])}) for una in documento.datos)


def _problema(documento: DocumentoYaml, indice: int) -> str:
    """Return what is wrong with one value as a Spanish sentence, or nothing."""
    una = documento.datos[indice]
    if not isinstance(una, dict) or set(una) != CAMPOS:
        return f"Cada UMA lleva exactamente: {', '.join(sorted(CAMPOS))}."
    if not isinstance(una["diaria"], str):
        return "La UMA diaria va entre comillas, para que no se redondee."
    if type(una["desde"]) is not date or type(una["hasta"]) is not date:
        return "Las fechas se escriben AAAA-MM-DD, sin comillas."
    anteriores = [otra["hasta"] for otra in documento.datos[:indice]]
    if una["hasta"] < una["desde"] or any(fecha >= una["desde"] for fecha in anteriores):
        return "Las fechas van en orden y no se enciman."
    return ""
