"""Reading municipio/zonas-de-suelo.geojson (RFC 7946), with a Spanish sentence for each mistake.

A `FeatureCollection` of `Polygon` and `MultiPolygon` in longitude and latitude (WGS 84), as a GIS
exports it. A mistake is told at the line where its zone begins.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, TypeAlias

from experta.catalogo.listas import CERTEZA
from experta.catalogo.suelo.poligonos import Poligono, Punto, unidades
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo

MAX_BYTES = 16 * 1024 * 1024
USOS: Final = ("permitido", "condicionado", "prohibido")
_TEXTOS: Final = ("clave", "nombre", "instrumento", "fuente", "certeza")
_CLAVE = re.compile(r"[A-Z][A-Z0-9_]{0,19}")
# What a GIS also writes and says nothing of the zones.
_DEL_ARCHIVO: Final = frozenset({"type", "name", "crs", "bbox", "features"})
_DE_UNA_ZONA: Final = frozenset({"type", "id", "bbox", "properties", "geometry"})
_GRADOS_DE_SIEMPRE: Final = re.compile(r"CRS84|EPSG:+4326", re.IGNORECASE)
_PRINCIPIO = re.compile(r'"type"\s*:\s*"Feature"')

# West, south, east and north, in degrees.
Caja: TypeAlias = tuple[Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, eq=False)
class Zona:
    """A class of zone. `usos` says in plain words what is allowed, with conditions, or not.

    Two that are read alike are not the same: it is told apart by itself.
    """

    clave: str
    nombre: str
    instrumento: str
    usos: Mapping[str, str]
    fuente: str
    certeza: str
    poligonos: tuple[Poligono, ...] = field(repr=False)


def leer_zonas(contenido: bytes, archivo: str, caja: Caja) -> tuple[Zona, ...]:
    """Return the zones, each class once, in the order of the file.

    Args:
        caja: the box of the town; a corner outside of it is a mistake.

    Raises:
        ContenidoInvalido: with every mistake, by line.
    """
    texto, datos = _leer(contenido, archivo)
    lector = _Lector(archivo, caja)
    lector.del_archivo(datos)
    zonas = datos.get("features")
    if not isinstance(zonas, list) or not zonas:
        lector.anotar(1, "Falta la lista de zonas («features»).")
        zonas = []
    for linea, zona in zip(_lineas(texto, len(zonas)), zonas, strict=True):
        lector.zona(linea, zona)
    if lector.hallazgos:
        raise ContenidoInvalido(lector.hallazgos)
    return tuple(lector.zonas.values())


@dataclass
class _Lector:
    """Gathers the zones and what is wrong with them."""

    archivo: str
    caja: Caja
    zonas: dict[str, Zona] = field(default_factory=dict)
    hallazgos: list[Hallazgo] = field(default_factory=list)

    def anotar(self, linea: int, mensaje: str) -> None:
        self.hallazgos.append(Hallazgo(self.archivo, linea, mensaje))

    def del_archivo(self, datos: Mapping[str, Any]) -> None:
        if datos.get("type") != "FeatureCollection":
            self.anotar(1, "El archivo debe ser una «FeatureCollection»; expórtalo como GeoJSON.")
        for clave in sorted(datos.keys() - _DEL_ARCHIVO):
            self.anotar(1, f"No se espera «{clave}» en el archivo; quítalo.")
        sistema = datos.get("crs")
        if sistema is not None and not _GRADOS_DE_SIEMPRE.search(json.dumps(sistema, default=str)):
            self.anotar(1, "Las coordenadas no están en EPSG:4326; expórtalo en ese sistema.")

    def zona(self, linea: int, datos: object) -> None:
        if not isinstance(datos, dict) or datos.get("type") != "Feature":
            self.anotar(linea, "Cada zona es un «Feature».")
            return
        faltas = [*_de_la_zona(datos), *self._de_la_forma(datos.get("geometry"))]
        for mensaje in faltas:
            self.anotar(linea, mensaje)
        if not faltas:
            self._agregar(linea, datos)

    def _agregar(self, linea: int, datos: Mapping[str, Any]) -> None:
        propias, forma = datos["properties"], datos["geometry"]
        poligonos = tuple(
            Poligono.de(tuple(_punto(lugar) for lugar in anillo) for anillo in anillos)
            for anillos in _poligonos(forma)
        )
        clave = propias["clave"]
        antes = self.zonas.get(clave)
        if antes and antes.nombre != propias["nombre"]:
            self.anotar(
                linea, f"La zona «{clave}» se llama aquí de otro modo que antes; escríbelo igual."
            )
        self.zonas[clave] = Zona(
            **{campo: propias[campo] for campo in _TEXTOS},
            usos=_usos(propias) or {},
            poligonos=(*(antes.poligonos if antes else ()), *poligonos),
        )

    def _de_la_forma(self, forma: object) -> Iterator[str]:
        anillos = [anillo for poligono in _poligonos(forma) for anillo in poligono]
        if not anillos:
            yield "La forma de una zona es un «Polygon» o un «MultiPolygon» con sus coordenadas."
        for numero, anillo in enumerate(anillos, start=1):
            yield from self._del_anillo(numero, anillo)

    def _del_anillo(self, numero: int, anillo: object) -> Iterator[str]:
        if not isinstance(anillo, list) or not all(map(_es_lugar, anillo)):
            yield f"El contorno {numero} no es una lista de puntos [longitud, latitud]."
            return
        if len(anillo) < 4 or anillo[0][:2] != anillo[-1][:2]:
            yield f"El contorno {numero} no está cerrado: su último punto debe ser el primero."
        fuera = next((lugar for lugar in anillo if not self._cabe(lugar[0], lugar[1])), None)
        if fuera is not None:
            dicho = f"[{fuera[0]}, {fuera[1]}]"
            if self._cabe(fuera[1], fuera[0]):
                yield f"El punto {dicho} está al revés: primero la longitud y luego la latitud."
            else:
                yield f"El punto {dicho} del contorno {numero} queda fuera del municipio."

    def _cabe(self, longitud: Decimal | int, latitud: Decimal | int) -> bool:
        oeste, sur, este, norte = self.caja
        return oeste <= longitud <= este and sur <= latitud <= norte


def _leer(contenido: bytes, archivo: str) -> tuple[str, dict[str, Any]]:
    if len(contenido) > MAX_BYTES:
        raise ContenidoInvalido([Hallazgo(archivo, 0, "El archivo es demasiado grande.")])
    try:
        texto = contenido.decode("utf-8-sig")
        datos = json.loads(texto, parse_float=Decimal, parse_constant=_sin_infinitos)
    except UnicodeDecodeError as error:
        aviso = Hallazgo(archivo, 0, "El archivo no está en UTF-8; expórtalo en esa codificación.")
        raise ContenidoInvalido([aviso]) from error
    except json.JSONDecodeError as error:
        aviso = Hallazgo(
            archivo,
            error.lineno,
            "El JSON está mal escrito: revisa las comas, las comillas y las llaves de este renglón "
            "y del anterior, o vuelve a exportarlo.",
        )
        raise ContenidoInvalido([aviso]) from error
    except (ValueError, RecursionError) as error:
        raise ContenidoInvalido([Hallazgo(archivo, 0, "No es un GeoJSON.")]) from error
    if not isinstance(datos, dict):
        raise ContenidoInvalido([Hallazgo(archivo, 1, "No es un GeoJSON.")])
    return texto, datos


def _sin_infinitos(texto: str) -> None:
    raise ValueError(texto)


def _lineas(texto: str, cuantas: int) -> list[int]:
    """Return the line where each zone begins, as far as it can be told."""
    lineas, linea, visto = [], 1, 0
    for hallado in _PRINCIPIO.finditer(texto):
        linea += texto.count("\n", visto, hallado.start())
        visto = hallado.start()
        lineas.append(linea)
    return lineas if len(lineas) == cuantas else [1] * cuantas


def _de_la_zona(datos: Mapping[str, Any]) -> Iterator[str]:
    propias = datos.get("properties")
    if not isinstance(propias, dict):
        yield "Falta lo que se sabe de la zona («properties»)."
        return
    sobran = sorted((datos.keys() - _DE_UNA_ZONA) | (propias.keys() - {*_TEXTOS, "usos"}))
    for clave in sobran:
        yield f"No se espera «{clave}» en una zona; quítalo o corrige su nombre."
    for campo in _TEXTOS:
        if not isinstance(propias.get(campo), str) or not propias[campo].strip():
            yield f"Falta «{campo}» de la zona."
    if isinstance(propias.get("clave"), str) and not _CLAVE.fullmatch(propias["clave"]):
        yield "La «clave» de una zona va en mayúsculas: letras sin acento y números, como H45."
    if isinstance(propias.get("certeza"), str) and not re.search(CERTEZA, propias["certeza"]):
        yield "La «certeza» no se entiende: demostración, por confirmar, comparable:… o publicada."
    if _usos(propias) is None:
        yield f"«usos» dice, en palabras, qué es {', '.join(USOS)}; y nada más."


def _usos(propias: Mapping[str, Any]) -> Mapping[str, str] | None:
    """Return the uses in words, or None; a GIS writes them as an object or as its text."""
    usos = propias.get("usos")
    if isinstance(usos, str):
        try:
            usos = json.loads(usos)
        except ValueError:
            return None
    if not isinstance(usos, dict) or not usos or not usos.keys() <= set(USOS):
        return None
    return usos if all(isinstance(texto, str) for texto in usos.values()) else None


def _poligonos(forma: object) -> Sequence[Any]:
    """Return the lists of rings of a shape; none when it is not one of areas."""
    if not isinstance(forma, dict):
        return []
    lugares = forma.get("coordinates")
    partes = {"Polygon": [lugares], "MultiPolygon": lugares}.get(str(forma.get("type")))
    if not isinstance(partes, list) or not all(isinstance(uno, list) for uno in partes):
        return []
    return partes


def _es_lugar(lugar: object) -> bool:
    """Say whether it is [longitude, latitude], perhaps with an altitude that nobody reads."""
    return (
        isinstance(lugar, list)
        and len(lugar) in (2, 3)
        and all(isinstance(uno, int | Decimal) and not isinstance(uno, bool) for uno in lugar)
    )


def _punto(lugar: Sequence[Decimal | int]) -> Punto:
    return unidades(Decimal(lugar[0])), unidades(Decimal(lugar[1]))
