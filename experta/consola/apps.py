"""App of the room consola."""

from django.apps import AppConfig


class ConsolaConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.consola"
    label = "consola"
