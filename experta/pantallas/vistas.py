"""How every door turns what an act answers into a page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from experta.tramitacion.errores import AunNo, Conflicto, NoPermitido

P = ParamSpec("P")
Vista = Callable[Concatenate[HttpRequest, P], HttpResponse]


def acto_o_pagina(vista: Vista[P]) -> Vista[P]:
    """Answer 404 where an act is not permitted: forbidden and missing look the same.

    A lost race is a 409 page that says who won; what is not ready yet, one that says what lacks.
    """

    @wraps(vista)
    def envuelta(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return vista(request, *args, **kwargs)
        except NoPermitido as error:
            raise Http404 from error
        except Conflicto as error:
            datos = {"mensaje": str(error), "aun_no": isinstance(error, AunNo)}
            return render(request, "409.html", datos, status=409)

    return envuelta
