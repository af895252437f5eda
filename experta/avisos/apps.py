"""App of the room avisos."""

from django.apps import AppConfig


class AvisosConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.avisos"
    label = "avisos"
