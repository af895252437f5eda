"""App of the room plazos."""

from django.apps import AppConfig


class PlazosConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.plazos"
    label = "plazos"
