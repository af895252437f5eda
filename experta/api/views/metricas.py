"""Measures for Prometheus. Only for this machine, or for who brings the token."""

from dataclasses import asdict
from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Gauge,
    ProcessCollector,
    generate_latest,
)

from experta.tramitacion.consultas.salud import medir

_DE_AQUI = ("127.0.0.1", "::1")


@require_safe
def metricas(request: HttpRequest) -> HttpResponse:
    """Give the measures of now as gauges `experta_…`; to anybody else the page does not exist."""
    if not (_es_local(request) or _trae_token(request)):
        raise Http404
    # A registry of its own: nothing is kept between two readings, nor shared between threads.
    registro = CollectorRegistry()
    ProcessCollector(registry=registro)
    for nombre, valor in asdict(medir()).items():
        Gauge(f"experta_{nombre}", nombre.replace("_", " "), registry=registro).set(valor)
    return HttpResponse(generate_latest(registro), content_type=CONTENT_TYPE_LATEST)


def _es_local(request: HttpRequest) -> bool:
    # Behind a proxy of this machine everybody seems local, and the proxy says for whom it asks.
    reenviada = {"X-Forwarded-For", "Forwarded"}.intersection(request.headers)
    return request.META.get("REMOTE_ADDR") in _DE_AQUI and not reenviada


def _trae_token(request: HttpRequest) -> bool:
    token = getattr(settings, "METRICAS_TOKEN", "")
    traido = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(token) and compare_digest(traido.encode(), token.encode())
