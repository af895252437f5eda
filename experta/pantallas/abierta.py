"""What any site may read from its own pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import cache_control


def abierta(segundos: int) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let any site read the answer from its own pages, and keep it that many seconds."""

    def decorar(vista: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(vista)
        def envuelta(*args: Any, **kwargs: Any) -> HttpResponse:
            respuesta = vista(*args, **kwargs)
            respuesta["Access-Control-Allow-Origin"] = "*"
            return respuesta

        return cache_control(public=True, max_age=segundos)(envuelta) if segundos else envuelta

    return decorar
