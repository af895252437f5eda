"""The only functions that are ever enqueued or scheduled. Each carries an id, never content."""

from datetime import timedelta

from django_q.tasks import async_task

from experta.comun import reloj
from experta.expedientes.models import Operacion

PROGRAMADOS = {
    "experta.tramitacion.jobs.retomar_operaciones": 1,
    "experta.tramitacion.jobs.enviar_mensajes": 1,
    "experta.tramitacion.jobs.atender_vencimientos": 1,
    "experta.tramitacion.jobs.punto_de_control": 5,
    "experta.tramitacion.jobs.minuta_diaria": 60,
}
_TOLERANCIA = timedelta(seconds=20)


def encolar(operacion: Operacion) -> None:
    """Ask the worker for an operation. If this call is lost, `retomar_operaciones` finds it."""
    async_task("experta.tramitacion.jobs.realizar", operacion.pk)


def realizar(operacion_id: int) -> None:
    """Do one operation."""
    from experta.tramitacion.operaciones.principal import realizar as hacer  # noqa: PLC0415

    hacer(operacion_id)


def retomar_operaciones(limite: int = 50) -> int:
    """Do the oldest operations still owed after a crash; return how many."""
    antes = reloj.ahora() - _TOLERANCIA
    debidas = Operacion.objects.pendientes().filter(created_at__lt=antes).order_by("created_at")
    hechas = 0
    for operacion_id in debidas.values_list("pk", flat=True)[:limite]:
        try:
            realizar(operacion_id)
            hechas += 1
        except Exception:  # noqa: S112 - counted and logged where it failed; the rest go on
            continue
    return hechas
