"""Error pages that need a view of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template

from experta.portal import reenvio


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that the form expired; one of our own pages of questions comes back as it was typed."""
    if reenvio.es_de_casa(request) and reenvio.apartar(request, request.path):
        return redirect(request.get_full_path())
    return render(request, "sesion_expirada.html", status=403)


def sin_guardar() -> HttpResponse:
    """Tell that nothing can be written today; rendered without the request, as `falla`."""
    return HttpResponse(get_template("503.html").render(), status=503)


def falla(request: HttpRequest) -> HttpResponse:
    """Tell that something broke here, with the name of the request for who gives help.

    Rendered without the request: neither session nor database is asked once more.
    """
    contexto = {"request_id": getattr(request, "id", "")}
    return HttpResponse(get_template("500.html").render(contexto), status=500)
