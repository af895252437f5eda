"""App of the room analitica."""

from django.apps import AppConfig


class AnaliticaConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.analitica"
    label = "analitica"
