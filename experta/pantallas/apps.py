"""App of the room pantallas."""

from django.apps import AppConfig


class PantallasConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.pantallas"
    label = "pantallas"
