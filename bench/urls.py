"""The addresses of the product and two more: a bare view to compare with, and what is loaded."""

import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, path

from bench.carga import DESNUDA, MODULOS
from config.urls import urlpatterns as de_la_casa

PESADAS = ("typst", "pyhanko", "pikepdf")


def desnuda(_request: HttpRequest) -> HttpResponse:
    """Answer two letters through the same middleware: what the server costs by itself."""
    return HttpResponse("ok")


def modulos(_request: HttpRequest) -> JsonResponse:
    """Tell which heavy libraries this very process has loaded by now."""
    return JsonResponse([nombre for nombre in PESADAS if nombre in sys.modules], safe=False)


urlpatterns: list[URLPattern | URLResolver] = [
    path(DESNUDA[1:], desnuda),
    path(MODULOS[1:], modulos),
    *de_la_casa,
]
