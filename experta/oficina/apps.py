"""App of the room oficina."""

from django.apps import AppConfig


class OficinaConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.oficina"
    label = "oficina"
