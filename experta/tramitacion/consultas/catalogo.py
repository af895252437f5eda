"""The published shelf, as every door reads it."""

from django.db.models import F, QuerySet

from experta.catalogo.models import VersionTramite


def vigentes() -> QuerySet[VersionTramite]:
    """Return the version in force of each trámite, suspended ones included, by slug."""
    en_vigor = VersionTramite.objects.filter(tramite__vigente=F("pk"))
    return en_vigor.select_related("tramite").order_by("tramite__slug")
