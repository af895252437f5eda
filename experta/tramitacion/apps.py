"""App of the room tramitacion."""

from django.apps import AppConfig


class TramitacionConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.tramitacion"
    label = "tramitacion"
