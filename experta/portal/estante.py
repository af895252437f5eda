"""The published shelf as the public sees it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, QuerySet
from django.http import Http404

from experta.catalogo.listas import SITUACIONES
from experta.catalogo.models import EdicionCatalogo, Tramite, VersionTramite


@dataclass(frozen=True)
class Situacion:
    """A moment of life and the trámites that serve in it, as (slug, name)."""

    clave: str
    nombre: str
    tramites: tuple[tuple[str, str], ...]


def publicados() -> QuerySet[Tramite]:
    """Return the trámites with a version in force, suspended ones included, by slug."""
    return Tramite.objects.filter(vigente__isnull=False).order_by("slug")


def publicado(slug: str) -> VersionTramite:
    """Return the version in force of a published trámite, with its entry.

    Raises:
        Http404: there is none by that name.
    """
    vigentes = VersionTramite.objects.filter(tramite__slug=slug, tramite__vigente=F("pk"))
    version = vigentes.select_related("tramite").first()
    if version is None:
        raise Http404
    return version


def situaciones() -> tuple[Situacion, ...]:
    """Return the moments of life that some available trámite serves, in the order of the list."""
    return _situaciones(EdicionCatalogo.actual())


@lru_cache(maxsize=1)
def _situaciones(edicion: int) -> tuple[Situacion, ...]:
    # The number is only the key: what was read for one edition of the catalogue serves until next.
    por_clave = defaultdict[str, list[tuple[str, str]]](list)
    disponibles = publicados().filter(estado=Tramite.Estado.DISPONIBLE)
    filas = disponibles.values_list("slug", "vigente__nombre", "vigente__ficha__situaciones")
    for slug, nombre, claves in filas:
        for clave in claves or ():
            por_clave[clave].append((slug, nombre))
    return tuple(
        Situacion(clave, nombre, tuple(por_clave[clave]))
        for clave, nombre in SITUACIONES.items()
        if clave in por_clave
    )
