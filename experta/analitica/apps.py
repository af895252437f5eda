"""App of the room analitica."""

from django.apps import AppConfig


class AnaliticaConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.analitica"
    label = "analitica"

    def ready(self) -> None:
        """Sign up, so that the worker keeps the figures up to date."""
        from experta.analitica.services import actualizar  # noqa: PLC0415 - needs the models
        from experta.tramitacion.observadores import registrar  # noqa: PLC0415

        registrar(actualizar)
