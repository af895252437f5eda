"""The timetable of the jobs, written into the worker's schedule."""

from datetime import timedelta

from django_q.models import Schedule

from experta.comun import reloj
from experta.tramitacion.jobs import PROGRAMADOS


def programar() -> None:
    """Make the schedule exactly PROGRAMADOS; safe to repeat.

    What a clock that ran ahead left for a day to come goes now: nothing else would wake it.
    """
    Schedule.objects.exclude(func__in=PROGRAMADOS).delete()
    for funcion, minutos in PROGRAMADOS.items():
        ahora = reloj.ahora()
        uno, _ = Schedule.objects.update_or_create(
            name=funcion.rsplit(".", 1)[-1],
            defaults={
                "func": funcion,
                "schedule_type": Schedule.MINUTES,
                "minutes": minutos,
                "repeats": -1,
            },
        )
        tarde = ahora + timedelta(minutes=2 * minutos)
        Schedule.objects.filter(pk=uno.pk, next_run__gt=tarde).update(next_run=ahora)
