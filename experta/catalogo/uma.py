"""The daily UMA by date, from municipio/uma.yaml (Ley para Determinar el Valor de la UMA)."""

import logging
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import DocumentoYaml, leer_yaml

ARCHIVO = "uma.yaml"
_PESOS = re.compile(r"\d{1,4}\.\d{1,2}")
CAMPOS = {"diaria", "desde", "hasta", "fuente"}
_logger = logging.getLogger(__name__)
# What each town last had without mistakes: a bad edit stops no charge.
_ultimas: dict[Path, tuple["Uma", ...]] = {}


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
    """Return the daily UMA in pesos, as the file says now: nothing has to be started again.

    Raises:
        UmaSinPublicar: the file has none for that day.
    """
    municipio = municipio_actual()
    valores = _vigentes(municipio.carpeta)
    for uma in valores:
        if uma.desde <= dia <= uma.hasta:
            return uma.diaria
    if municipio.demostracion and dia > valores[-1].hasta:
        return valores[
            -1
        ].diaria  # its charges are demonstration data: it does not stop in February
    raise UmaSinPublicar(dia)


def ultimo_dia() -> date:
    """Return the last day that can be charged; a demonstration has none."""
    municipio = municipio_actual()
    return date.max if municipio.demostracion else _vigentes(municipio.carpeta)[-1].hasta


def _vigentes(carpeta: Path) -> tuple[Uma, ...]:
    """Return the values of the file as it is; those before the edit while it has a mistake."""
    try:
        _ultimas[carpeta] = _leidas(carpeta, (carpeta / ARCHIVO).stat().st_mtime_ns)
    except (ContenidoInvalido, OSError):
        if carpeta not in _ultimas:
            raise
        _logger.exception("%s no se puede leer: sigue el valor anterior", carpeta / ARCHIVO)
    return _ultimas[carpeta]


@lru_cache(maxsize=8)
def _leidas(carpeta: Path, _cambiado: int) -> tuple[Uma, ...]:
    return leer_uma(carpeta)


def leer_uma(carpeta: Path) -> tuple[Uma, ...]:
    """Return the values of a town, oldest first; at least one.

    Raises:
        ContenidoInvalido: with every mistake, by line.
    """
    documento = leer_yaml((carpeta / ARCHIVO).read_bytes(), f"{carpeta.name}/{ARCHIVO}")
    if not isinstance(documento.datos, list) or not documento.datos:
        raise ContenidoInvalido([documento.hallazgo((), "Falta la lista de valores de la UMA.")])
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
    if not isinstance(una["diaria"], str) or not _PESOS.fullmatch(una["diaria"]):
        return 'La UMA diaria va entre comillas, para que no se redondee: "113.14".'
    if type(una["desde"]) is not date or type(una["hasta"]) is not date:
        return "Las fechas se escriben AAAA-MM-DD, sin comillas."
    if una["hasta"] < una["desde"]:
        return "«hasta» no puede ser antes de «desde»."
    anterior = documento.datos[indice - 1] if indice else None
    if anterior and not _problema(documento, indice - 1) and anterior["hasta"] >= una["desde"]:
        return "Las fechas van en orden y no se enciman."
    return ""
