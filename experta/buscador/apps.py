"""App of the room buscador."""

from django.apps import AppConfig


class BuscadorConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.buscador"
    label = "buscador"

    def ready(self) -> None:
        """Sign up, so that the worker forgets old searches."""
        from experta.buscador.aprendizaje import olvidar_viejas  # noqa: PLC0415 - needs the models
        from experta.tramitacion.observadores import registrar  # noqa: PLC0415

        registrar(olvidar_viejas)
