"""The moments of life that the shelf serves."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from experta.catalogo.listas import SITUACIONES
from experta.catalogo.models import EdicionCatalogo, Tramite
from experta.tramitacion.consultas.catalogo import vigentes


@dataclass(frozen=True)
class Situacion:
    """A moment of life and the trámites that serve in it, as (slug, name)."""

    clave: str
    nombre: str
    tramites: tuple[tuple[str, str], ...]


def situaciones() -> tuple[Situacion, ...]:
    """Return the moments of life that some available trámite serves, in the order of the list."""
    return _situaciones(EdicionCatalogo.actual())


@lru_cache(maxsize=1)
def _situaciones(edicion: int) -> tuple[Situacion, ...]:
    # The number is only the key: what was read for one edition of the catalogue serves until next.
    por_clave = defaultdict[str, list[tuple[str, str]]](list)
    disponibles = vigentes().filter(tramite__estado=Tramite.Estado.DISPONIBLE)
    for slug, nombre, claves in disponibles.values_list(
        "tramite__slug", "nombre", "ficha__situaciones"
    ):
        for clave in claves or ():
            por_clave[clave].append((slug, nombre))
    return tuple(
        Situacion(clave, nombre, tuple(por_clave[clave]))
        for clave, nombre in SITUACIONES.items()
        if clave in por_clave
    )


def olvidar() -> None:
    """Forget what was read of the catalogue, as a test that undoes its editions must."""
    _situaciones.cache_clear()
