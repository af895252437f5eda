"""App of the room plazos."""

from django.apps import AppConfig

from experta.plazos.zona import comprobar_zona


class PlazosConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.plazos"
    label = "plazos"

    def ready(self) -> None:
        """Refuse to start with old time-zone data: it moves due dates without a sound."""
        comprobar_zona()
