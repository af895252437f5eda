"""App of the room bitacora."""

from django.apps import AppConfig


class BitacoraConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.bitacora"
    label = "bitacora"
