"""Addresses for whoever is elsewhere: another site, a program, a paper."""

from django.conf import settings
from django.urls import reverse


def absoluta(nombre: str, *partes: object) -> str:
    """Return the whole public address of a named route with these parts."""
    return f"{settings.URL_PUBLICA}{reverse(nombre, args=partes)}"
