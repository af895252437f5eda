"""Tells programs what happened in a case: written with the act, sent after its commit."""

from django.db import transaction

from experta.expedientes.models import Expediente
from experta.integraciones import entregas
from experta.integraciones.models import EventoDeExpediente
from experta.tramitacion import cola

Clase = EventoDeExpediente.Clase


def anunciar(expediente: Expediente, clase: str) -> None:
    """Write an event of the case, in the transaction of the act, and have it told."""
    if entregas.anunciar(expediente=expediente, clase=clase):
        # The timetable finds it if the queue does not take it now.
        transaction.on_commit(cola.encolar_entregas, robust=True)
