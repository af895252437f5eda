"""App of the room soporte."""

from django.apps import AppConfig


class SoporteConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.soporte"
    label = "soporte"
