"""App of the room portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.portal"
    label = "portal"
