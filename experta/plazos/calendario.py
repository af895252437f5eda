"""The calendar of días hábiles: yearly published data with the source of each day, never code.

Every Saturday and Sunday is inhábil (art. 28 LFPA); the other days come from
`municipio/calendario/<year>.yaml`: a list of días inhábiles, or two lists, `inhabiles` and
`caidas` (days on which the platform was down, art. 29). A year without a file is an error,
never a guess.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import DocumentoYaml, leer_yaml

UN_DIA = timedelta(days=1)
CAMPOS = ("fecha", "nombre", "fuente", "certeza")
CAMPOS_DE_CAIDA = ("fecha", "desde", "hasta", "fuente", "certeza")
CAIDAS = "caidas"


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


@dataclass(frozen=True, order=True)
class Caida:
    """Hours of a day in which the platform was down, `HH:MM`, and the norm that declares it."""

    fecha: date
    desde: str
    hasta: str
    fuente: str
    certeza: str


@dataclass(frozen=True)
class Calendario:
    """The inhábiles of the years it covers; `version` is the digest of exactly that content."""

    dias: tuple[DiaInhabil, ...]
    ejercicios: frozenset[int]
    caidas: tuple[Caida, ...] = ()

    @cached_property
    def inhabiles(self) -> frozenset[date]:
        """Return the published inhábiles (weekends apart)."""
        return frozenset(dia.fecha for dia in self.dias)

    @cached_property
    def dias_de_caida(self) -> frozenset[date]:
        """Return the days on which the platform was down for some time."""
        return frozenset(caida.fecha for caida in self.caidas)

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
        """Return the calendar as plain data, ready to be stored.

        One list per year, and one of outages when there are any.
        """
        datos = {
            str(ejercicio): [_dato(d) for d in self.dias if d.fecha.year == ejercicio]
            for ejercicio in sorted(self.ejercicios)
        }
        return datos | ({CAIDAS: [_dato(caida) for caida in self.caidas]} if self.caidas else {})


def _dato(dia: DiaInhabil | Caida) -> dict[str, str]:
    return asdict(dia) | {"fecha": dia.fecha.isoformat()}


def desde_json(datos: Mapping[str, list[dict[str, str]]]) -> Calendario:
    """Return the calendar that `Calendario.a_json` wrote."""
    ejercicios = [ejercicio for ejercicio in datos if ejercicio != CAIDAS]
    dias = (
        DiaInhabil(date.fromisoformat(dia["fecha"]), *(dia[campo] for campo in CAMPOS[1:]))
        for ejercicio in ejercicios
        for dia in datos[ejercicio]
    )
    caidas = (
        Caida(date.fromisoformat(caida["fecha"]), *(caida[c] for c in CAMPOS_DE_CAIDA[1:]))
        for caida in datos.get(CAIDAS, ())
    )
    return Calendario(
        tuple(sorted(dias)), frozenset(int(ejercicio) for ejercicio in ejercicios), tuple(caidas)
    )


def leer_calendario(carpeta: Path) -> Calendario:
    """Return the calendar kept in a folder, one file `<year>.yaml` per year.

    Raises:
        ContenidoInvalido: no file, or a day that lacks a field, repeats or is of another year.
    """
    dias: list[DiaInhabil] = []
    caidas: list[Caida] = []
    ejercicios: set[int] = set()
    hallazgos: list[Hallazgo] = []
    for ruta in sorted(carpeta.glob("[0-9][0-9][0-9][0-9].yaml")):
        ejercicios.add(int(ruta.stem))
        archivo = _Archivo(
            leer_yaml(ruta.read_bytes(), f"calendario/{ruta.name}"), int(ruta.stem), hallazgos
        )
        inhabiles, interrupciones = archivo.listas()
        dias += [DiaInhabil(**dato) for dato in archivo.leer(inhabiles, CAMPOS)]
        caidas += [Caida(**dato) for dato in archivo.leer(interrupciones, CAMPOS_DE_CAIDA)]
    if not ejercicios:
        hallazgos.append(Hallazgo(str(carpeta), 0, "Falta el calendario de días inhábiles."))
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return Calendario(tuple(sorted(dias)), frozenset(ejercicios), tuple(sorted(caidas)))


@dataclass(frozen=True)
class _Archivo:
    """One year's file while it is checked; what is wrong goes to `hallazgos`."""

    documento: DocumentoYaml
    ejercicio: int
    hallazgos: list[Hallazgo]

    def listas(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the paths of both lists; a file may be the list of días inhábiles alone."""
        if isinstance(self.documento.datos, dict):
            for clave in set(self.documento.datos) - {"inhabiles", CAIDAS}:
                aviso = f"«{clave}» no se usa aquí; escribe las listas «inhabiles» y «caidas»."
                self.hallazgos.append(self.documento.hallazgo((clave,), aviso))
            return ("inhabiles",), (CAIDAS,)
        return (), (CAIDAS,)

    def leer(self, ruta: tuple[str, ...], campos: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return the days of a list that are well written."""
        datos = self.documento.datos
        if ruta:
            datos = datos.get(ruta[0], []) if isinstance(datos, dict) else []
        if not isinstance(datos, list):
            aviso = "Escribe una lista de días, cada uno con su fecha."
            self.hallazgos.append(self.documento.hallazgo(ruta, aviso))
            return []
        buenos: list[dict[str, Any]] = []
        for indice, dato in enumerate(datos):
            problema = _problema(dato, campos, self.ejercicio, buenos)
            if problema:
                self.hallazgos.append(self.documento.hallazgo((*ruta, indice), problema))
            else:
                buenos.append(dato)
        return buenos


def _problema(
    dato: Any, campos: tuple[str, ...], ejercicio: int, vistos: list[dict[str, Any]]
) -> str:
    """Return what is wrong with one day as a Spanish sentence, or nothing."""
    if not isinstance(dato, dict) or set(dato) != set(campos):
        return f"Cada día lleva exactamente estos datos: {', '.join(campos)}."
    if not all(isinstance(dato[campo], str) and dato[campo] for campo in campos[1:]):
        return f"No pueden ir vacíos y se escriben como texto: {', '.join(campos[1:])}."
    if campos == CAMPOS_DE_CAIDA and not _lapso(dato["desde"], dato["hasta"]):
        return 'Las horas se escriben "HH:MM" y la caída termina después de empezar.'
    return _problema_de_fecha(dato["fecha"], ejercicio, vistos)


def _problema_de_fecha(fecha: Any, ejercicio: int, vistos: list[dict[str, Any]]) -> str:
    # YAML gives a date for 2026-01-01 and a datetime when somebody adds an hour.
    if type(fecha) is not date:
        return "La fecha se escribe AAAA-MM-DD, sin hora y sin comillas."
    if fecha.year != ejercicio:
        return f"El día {fecha} no es de {ejercicio}; ponlo en el archivo de su año."
    if any(fecha == visto["fecha"] for visto in vistos):
        return f"El día {fecha} está repetido; deja uno."
    return ""


def _lapso(desde: str, hasta: str) -> bool:
    """Tell whether two texts are hours of a day, the second one later."""
    try:
        return len(desde) == len(hasta) == 5 and time.fromisoformat(desde) < time.fromisoformat(
            hasta
        )
    except ValueError:
        return False
