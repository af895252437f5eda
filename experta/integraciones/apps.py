"""App of the room integraciones."""

from django.apps import AppConfig


class IntegracionesConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.integraciones"
    label = "integraciones"
