"""Asks the worker for slow work. If a call is lost, `jobs.retomar_operaciones` finds it."""

from django_q.tasks import async_task

from experta.expedientes.models import Operacion


def encolar(operacion: Operacion) -> None:
    """Enqueue an operation by its id; call it after the commit."""
    async_task("experta.tramitacion.jobs.realizar", operacion.pk)
