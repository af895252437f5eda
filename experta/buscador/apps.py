"""App of the room buscador."""

from django.apps import AppConfig


class BuscadorConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.buscador"
    label = "buscador"
