"""What every page may show, without a query."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from experta.comun.municipio import Municipio
from experta.pantallas.tema import tema, version


def municipio(request: HttpRequest) -> dict[str, Any]:
    """Return the town, the nonce of this answer, the mark of the theme and the session's length.

    It reads settings and the request only: no database, no session, so that error pages may use it.
    """
    return {
        "municipio": settings.MUNICIPIO,
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "tema_version": version_del_tema(),
        "sesion_segundos": settings.SESSION_COOKIE_AGE,
    }


def tema_actual() -> dict[str, str]:
    """Return the custom properties of this town's theme, for pantallas/tema.css."""
    town: Municipio = settings.MUNICIPIO
    return tema(town.colores)


@cache
def version_del_tema() -> str:
    """Return the mark of this town's theme; the town does not change while the process lives."""
    return version(tema_actual())
