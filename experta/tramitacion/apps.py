"""App of the room tramitacion."""

from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_save


class TramitacionConfig(AppConfig):
    """Registers the room with Django."""

    name = "experta.tramitacion"
    label = "tramitacion"

    def ready(self) -> None:
        """Have each message leave as soon as what it tells of is committed.

        A signal, because avisos may not know who runs its outbox.
        """
        post_save.connect(_enviar, sender="avisos.Mensaje", dispatch_uid="tramitacion.enviar")


def _enviar(*, created: bool, **_otros: Any) -> None:
    from experta.tramitacion import cola  # noqa: PLC0415 - its models are not loaded yet

    if created:
        transaction.on_commit(cola.encolar_envio, robust=True)
