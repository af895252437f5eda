"""Error pages that need a view of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell that the form expired; what was typed stays in the browser's previous page."""
    return render(request, "sesion_expirada.html", status=403)
