"""App of the room expedientes."""

from django.apps import AppConfig


class ExpedientesConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.expedientes"
    label = "expedientes"
