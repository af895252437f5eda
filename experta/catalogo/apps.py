"""App of the room catalogo."""

from django.apps import AppConfig


class CatalogoConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.catalogo"
    label = "catalogo"
