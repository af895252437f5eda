"""The privacy notice: the short one first, the whole one a step away (LGPDPPSO, arts. 21-22)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.yaml import leer_yaml

ARCHIVO = "privacidad.yaml"


@dataclass(frozen=True, kw_only=True)
class AvisoDePrivacidad:
    """What municipio/privacidad.yaml says; each field answers to an item of art. 21."""

    version: str
    fecha: date
    certeza: str
    responsable: str
    transparencia: dict[str, str]
    fundamento: list[str]
    datos: list[dict[str, Any]]
    finalidades: list[dict[str, Any]]
    transferencias: dict[str, list[str]]
    negativa: str
    arco: str
    cambios: str


@cache
def leer_aviso(carpeta: Path) -> AvisoDePrivacidad:
    """Return the notice of the town kept in that folder.

    Raises:
        ContenidoInvalido: a part that the law demands is missing, or one is unknown.
    """
    datos = leer_yaml((carpeta / ARCHIVO).read_bytes(), ARCHIVO).datos
    try:
        return AvisoDePrivacidad(**datos)
    except TypeError as error:
        aviso = Hallazgo(ARCHIVO, 0, f"Al aviso de privacidad le falta o sobra algo: {error}.")
        raise ContenidoInvalido([aviso]) from error


@require_safe
@cache_control(public=True, max_age=3600)
def privacidad(request: HttpRequest) -> HttpResponse:
    """Show the short notice (art. 22)."""
    return _mostrar(request, "portal/privacidad.html")


@require_safe
@cache_control(public=True, max_age=3600)
def integral(request: HttpRequest) -> HttpResponse:
    """Show the whole notice (art. 21)."""
    return _mostrar(request, "portal/privacidad_integral.html")


def _mostrar(request: HttpRequest, plantilla: str) -> HttpResponse:
    return render(request, plantilla, {"aviso": leer_aviso(settings.MUNICIPIO.carpeta)})
