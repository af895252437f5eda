"""In which zone somebody's place is and whether their use fits there, as far as it can be told."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

from experta.catalogo.giros import leer_giros
from experta.catalogo.suelo.compatibilidad import (
    POR_REVISAR,
    VIVIENDA,
    Compatibilidad,
    decidir,
    habla_de_vivienda,
    leer_compatibilidad,
    revisar_compatibilidad,
)
from experta.catalogo.suelo.geojson import Caja, Zona, leer_zonas
from experta.catalogo.suelo.poligonos import Posicion, Punto, unidades
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.municipio import Municipio, municipio_actual

T = TypeVar("T")
ZONAS: Final = "zonas-de-suelo.geojson"
COMPATIBILIDAD: Final = "compatibilidad.csv"
GIROS: Final = "giros.csv"
# How the forms and the roadmaps say that a place is to live in.
HABITACIONAL: Final = "habitacional"
# Mexico, for a town that did not write its own box: west, south, east and north.
_MEXICO: Final[Caja] = (Decimal(-119), Decimal(12), Decimal(-85), Decimal(33))
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ubicacion:
    """The zones in which a place may be: one, or those whose border it is on.

    `dicha` when the person said which one. `compatibilidad` is None without a use to look for.
    """

    zonas: tuple[Zona, ...]
    en_el_borde: bool = False
    dicha: bool = False
    compatibilidad: Compatibilidad | None = None

    @property
    def zona(self) -> Zona | None:
        """The zone, when there is no doubt."""
        return None if self.dudosa else self.zonas[0]

    @property
    def dudosa(self) -> bool:
        """Whether somebody has to look: on a border, or where two zones are drawn."""
        return self.en_el_borde or len(self.zonas) != 1

    @property
    def de_demostracion(self) -> bool:
        """Whether it rests on a fact that nobody confirmed."""
        dichas = [zona.certeza for zona in self.zonas]
        dichas += [self.compatibilidad.certeza] if self.compatibilidad else []
        return any(certeza and certeza != "publicada" for certeza in dichas)

    @property
    def nombres(self) -> dict[str, str]:
        """What a condition may read of it."""
        return {
            "zona": self.zona.clave if self.zona else "",
            "compatibilidad": self.compatibilidad.valor if self.compatibilidad else "",
        }


# What a condition reads when nothing is known of the place.
SIN_SABER: Final = {"zona": "", "compatibilidad": ""}


def zonas_del_municipio() -> tuple[Zona, ...]:
    """Return the zones of the town; none when it has no file, or one with mistakes."""
    return _del_municipio(ZONAS, _zonas) or ()


def ubicar(
    predio: object, giro: object = None, dicha: object = "", destino: object = None
) -> Ubicacion | None:
    """Return what is known of a place, or None when nothing is.

    Args:
        predio: the answer of a question of type predio; its point says the zone.
        giro: the answer of a question of type giro.
        dicha: the class that the person chose, as an option writes it (in small letters); it
            counts more than the point.
        destino: `habitacional` when it is to live there: then no giro counts.
    """
    uso = VIVIENDA if destino == HABITACIONAL else giro
    zonas = zonas_del_municipio()
    elegida = next((zona for zona in zonas if zona.clave.lower() == dicha), None)
    if elegida:
        return _con_uso(Ubicacion((elegida,), dicha=True), uso)
    punto = _punto(predio)
    if punto is None:
        return None
    halladas = [(zona, lugar) for zona in zonas if (lugar := _en(zona, punto)) != Posicion.FUERA]
    if not halladas:
        return None
    borde = any(lugar == Posicion.BORDE for _, lugar in halladas)
    return _con_uso(Ubicacion(tuple(zona for zona, _ in halladas), en_el_borde=borde), uso)


def revisar_suelo() -> list[Hallazgo]:
    """Return what is wrong with the town's zones and their table; a town may have none."""
    municipio = municipio_actual()
    hallazgos: list[Hallazgo] = []
    zonas = _intentar(hallazgos, municipio, ZONAS, _zonas)
    tabla = _intentar(hallazgos, municipio, COMPATIBILIDAD, leer_compatibilidad)
    giros = _intentar(hallazgos, municipio, GIROS, leer_giros)
    if zonas and tabla and not hallazgos:
        hallazgos += revisar_compatibilidad(tabla, zonas, giros or {})
    return sorted(hallazgos)


def _con_uso(ubicacion: Ubicacion, uso: object) -> Ubicacion:
    """Return the place with what the table says of a home or of the answer that names a giro."""
    codigo = uso.get("codigo") if isinstance(uso, dict) else None
    giro = (_del_municipio(GIROS, leer_giros) or {}).get(str(codigo))
    tabla = _del_municipio(COMPATIBILIDAD, leer_compatibilidad)
    if tabla is None or (giro is None and not (uso == VIVIENDA and habla_de_vivienda(tabla))):
        return ubicacion
    zona = ubicacion.zona
    hallada = decidir(tabla, zona.clave, giro) if zona else Compatibilidad(POR_REVISAR)
    return Ubicacion(ubicacion.zonas, ubicacion.en_el_borde, ubicacion.dicha, hallada)


def _punto(predio: object) -> Punto | None:
    dados = predio if isinstance(predio, dict) else {}
    try:
        return unidades(Decimal(dados["longitud"])), unidades(Decimal(dados["latitud"]))
    except (KeyError, TypeError, ValueError, InvalidOperation, OverflowError):
        return None


def _en(zona: Zona, punto: Punto) -> Posicion:
    posiciones = {poligono.posicion(punto) for poligono in zona.poligonos}
    for posicion in (Posicion.BORDE, Posicion.DENTRO):
        if posicion in posiciones:
            return posicion
    return Posicion.FUERA


def _zonas(contenido: bytes, archivo: str) -> tuple[Zona, ...]:
    return leer_zonas(contenido, archivo, _caja(municipio_actual()))


def _caja(municipio: Municipio) -> Caja:
    if not municipio.limites:
        return _MEXICO
    oeste, sur, este, norte = (
        Decimal(str(municipio.limites[lado])) for lado in ("oeste", "sur", "este", "norte")
    )
    return oeste, sur, este, norte


def _intentar(
    hallazgos: list[Hallazgo], municipio: Municipio, nombre: str, leer: Callable[[bytes, str], T]
) -> T | None:
    ruta = municipio.carpeta / nombre
    try:
        return leer(ruta.read_bytes(), f"municipio/{nombre}") if ruta.exists() else None
    except ContenidoInvalido as error:
        hallazgos += error.hallazgos
        return None


def _del_municipio(nombre: str, leer: Callable[[bytes, str], T]) -> T | None:
    """Return a file of the town as read, read again when it changes; None without one."""
    ruta = municipio_actual().carpeta / nombre
    try:
        estado = ruta.stat()
    except FileNotFoundError:
        return None
    leido: T | None = _leido(leer, ruta, (estado.st_mtime_ns, estado.st_size))
    return leido


@lru_cache(maxsize=8)
def _leido(leer: Callable[[bytes, str], Any], ruta: Path, marca: tuple[int, int]) -> Any:
    # The mark is only the key: the same file with another one is read again.
    try:
        return leer(ruta.read_bytes(), f"municipio/{ruta.name}")
    except ContenidoInvalido:
        # `revisar` tells it; meanwhile nobody is told anything of their place.
        _logger.exception("municipio/%s", ruta.name)
        return None
