"""App of the room bandeja."""

from django.apps import AppConfig


class BandejaConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.bandeja"
    label = "bandeja"
