"""The published shelf, as every door reads it: what is in force, and how it came to be."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from experta.catalogo.models import VersionTramite
from experta.tramitacion.consultas.versiones import Cambio, diferencias


@dataclass(frozen=True)
class Historia:
    """The versions of a trámite, newest first, and what the chosen one changed."""

    versiones: tuple[VersionTramite, ...]
    elegida: VersionTramite
    previa: VersionTramite | None
    cambios: tuple[Cambio, ...]


def vigentes() -> QuerySet[VersionTramite]:
    """Return the version in force of each trámite, suspended ones included, by slug."""
    en_vigor = VersionTramite.objects.filter(tramite__vigente=F("pk"))
    return en_vigor.select_related("tramite").order_by("tramite__slug")


def cambios_recientes(cuantos: int = 50) -> list[VersionTramite]:
    """Return the last versions published, newest first."""
    return list(
        VersionTramite.objects.select_related("tramite").order_by("-publicada_at", "-pk")[:cuantos]
    )


def historia_de(version: VersionTramite, numero: str | None = None) -> Historia:
    """Return the history of a trámite; of the version in force unless another number is asked."""
    versiones = tuple(version.tramite.versiones.order_by("-numero"))
    elegida = next((una for una in versiones if str(una.numero) == numero), versiones[0])
    previa = next((una for una in versiones if una.numero < elegida.numero), None)
    return Historia(versiones, elegida, previa, diferencias(previa, elegida) if previa else ())
