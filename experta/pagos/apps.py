"""App of the room pagos."""

from django.apps import AppConfig


class PagosConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.pagos"
    label = "pagos"
