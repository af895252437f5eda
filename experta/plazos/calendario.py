"""The calendar of días hábiles: yearly published data with the source of each day, never code.

Every Saturday and Sunday is inhábil (art. 28 LFPA); the other days come from
`municipio/calendario/<year>.yaml`. A year without a file is an error, never a guess.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import DocumentoYaml, leer_yaml

UN_DIA = timedelta(days=1)
CAMPOS = ("fecha", "nombre", "fuente", "certeza")


class PlazoInvalido(ValueError):
    """A plazo that cannot be counted; the message is a Spanish sentence for the person."""


class CalendarioSinEjercicio(PlazoInvalido):
    """The count reaches a year whose inhábiles are not published."""

    def __init__(self, ejercicio: int) -> None:
        """Name the year that is missing and what to do about it."""
        self.ejercicio = ejercicio
        super().__init__(
            f"No hay calendario de días inhábiles de {ejercicio}: publica "
            f"municipio/calendario/{ejercicio}.yaml antes de contar plazos que toquen ese año."
        )


@dataclass(frozen=True, order=True)
class DiaInhabil:
    """A day on which the town does not work, and the norm that says so."""

    fecha: date
    nombre: str
    fuente: str
    certeza: str


@dataclass(frozen=True)
class Calendario:
    """The inhábiles of the years it covers; `version` is the digest of exactly that content."""

    dias: tuple[DiaInhabil, ...]
    ejercicios: frozenset[int]

    @cached_property
    def inhabiles(self) -> frozenset[date]:
        """Return the published inhábiles (weekends apart)."""
        return frozenset(dia.fecha for dia in self.dias)

    @cached_property
    def version(self) -> str:
        """Return the SHA-256, in hexadecimal, of the calendar's content."""
        return hashlib.sha256(json.dumps(self.a_json(), sort_keys=True).encode()).hexdigest()

    def es_habil(self, dia: date) -> bool:
        """Tell whether the town works that day.

        Raises:
            CalendarioSinEjercicio: the year has no published calendar.
        """
        if dia.year not in self.ejercicios:
            raise CalendarioSinEjercicio(dia.year)
        return dia.weekday() < 5 and dia not in self.inhabiles

    def primer_habil(self, dia: date) -> date:
        """Return that day if hábil, else the first hábil after it (art. 29)."""
        while not self.es_habil(dia):
            dia += UN_DIA
        return dia

    def siguiente_habil(self, dia: date) -> date:
        """Return the first hábil strictly after that day (art. 17-B)."""
        return self.primer_habil(dia + UN_DIA)

    def sumar_habiles(self, dia: date, cantidad: int) -> date:
        """Return the day that is `cantidad` hábiles after that day; 0 returns the day itself."""
        for _ in range(cantidad):
            dia = self.siguiente_habil(dia)
        return dia

    def contar_habiles(self, despues_de: date, hasta: date) -> int:
        """Return how many hábiles there are after the first day, up to and including the last."""
        lapso = range(1, (hasta - despues_de).days + 1)
        return sum(self.es_habil(despues_de + timedelta(days=paso)) for paso in lapso)

    def a_json(self) -> dict[str, list[dict[str, str]]]:
        """Return the calendar as plain data, one list per year, ready to be stored."""
        return {
            str(ejercicio): [
                {"fecha": d.fecha.isoformat(), **{c: getattr(d, c) for c in CAMPOS[1:]}}
                for d in self.dias
                if d.fecha.year == ejercicio
            ]
            for ejercicio in sorted(self.ejercicios)
        }


def desde_json(datos: Mapping[str, list[dict[str, str]]]) -> Calendario:
    """Return the calendar that `Calendario.a_json` wrote."""
    dias = (
        DiaInhabil(date.fromisoformat(dia["fecha"]), *(dia[campo] for campo in CAMPOS[1:]))
        for lista in datos.values()
        for dia in lista
    )
    return Calendario(tuple(sorted(dias)), frozenset(int(ejercicio) for ejercicio in datos))


def leer_calendario(carpeta: Path) -> Calendario:
    """Return the calendar kept in a folder, one file `<year>.yaml` per year.

    Raises:
        ContenidoInvalido: no file, or a day that lacks a field, repeats or is of another year.
    """
    dias: list[DiaInhabil] = []
    ejercicios: set[int] = set()
    hallazgos: list[Hallazgo] = []
    for ruta in sorted(carpeta.glob("[0-9][0-9][0-9][0-9].yaml")):
        ejercicios.add(int(ruta.stem))
        documento = leer_yaml(ruta.read_bytes(), f"calendario/{ruta.name}")
        _leer_ejercicio(documento, int(ruta.stem), dias, hallazgos)
    if not ejercicios:
        hallazgos.append(Hallazgo(str(carpeta), 0, "Falta el calendario de días inhábiles."))
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return Calendario(tuple(sorted(dias)), frozenset(ejercicios))


def _leer_ejercicio(
    documento: DocumentoYaml, ejercicio: int, dias: list[DiaInhabil], hallazgos: list[Hallazgo]
) -> None:
    if not isinstance(documento.datos, list):
        hallazgos.append(documento.hallazgo((), "Escribe una lista de días inhábiles."))
        return
    for indice, dato in enumerate(documento.datos):
        problema = _problema(dato, ejercicio, {dia.fecha for dia in dias})
        if problema:
            hallazgos.append(documento.hallazgo((indice,), problema))
        else:
            dias.append(DiaInhabil(**dato))


def _problema(dato: Any, ejercicio: int, vistos: set[date]) -> str:
    """Return what is wrong with one day as a Spanish sentence, or nothing."""
    if not isinstance(dato, dict) or set(dato) != set(CAMPOS):
        return f"Cada día lleva exactamente estos datos: {', '.join(CAMPOS)}."
    # YAML gives a date for 2026-01-01 and a datetime when somebody adds an hour.
    if type(dato["fecha"]) is not date:
        return "La fecha se escribe AAAA-MM-DD, sin hora y sin comillas."
    if dato["fecha"].year != ejercicio:
        return f"El día {dato['fecha']} no es de {ejercicio}; ponlo en el archivo de su año."
    if dato["fecha"] in vistos:
        return f"El día {dato['fecha']} está repetido; deja uno."
    if not all(isinstance(dato[campo], str) and dato[campo] for campo in CAMPOS[1:]):
        return "El nombre, la fuente y la certeza del día no pueden ir vacíos."
    return ""
