"""App of the room documentos."""

from django.apps import AppConfig


class DocumentosConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.documentos"
    label = "documentos"
