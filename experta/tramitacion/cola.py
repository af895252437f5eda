"""Asks the worker for slow work. If a call is lost, the timetable of the jobs finds it."""

from django_q.tasks import async_task

from experta.expedientes.models import Operacion
from experta.pagos.models import EventoPago


def encolar(operacion: Operacion) -> None:
    """Enqueue an operation by its id; call it after the commit."""
    async_task("experta.tramitacion.jobs.realizar", operacion.pk)


def encolar_evento(evento: EventoPago) -> None:
    """Enqueue the application of a payment event by its id; call it after the commit."""
    async_task("experta.tramitacion.jobs.aplicar_evento", evento.pk)


def encolar_entregas() -> None:
    """Ask for the programs of companies to be told now; call it after the commit."""
    async_task("experta.tramitacion.jobs.entregar_eventos")


def encolar_envio() -> None:
    """Ask for the outbox to be sent now: somebody may be waiting for a code."""
    async_task("experta.tramitacion.jobs.enviar_mensajes")
