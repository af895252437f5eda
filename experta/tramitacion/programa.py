"""The timetable of the jobs, written into the worker's schedule."""

from django_q.models import Schedule

from experta.tramitacion.jobs import PROGRAMADOS


def programar() -> None:
    """Make the schedule exactly PROGRAMADOS; safe to repeat."""
    Schedule.objects.exclude(func__in=PROGRAMADOS).delete()
    for funcion, minutos in PROGRAMADOS.items():
        Schedule.objects.update_or_create(
            name=funcion.rsplit(".", 1)[-1],
            defaults={
                "func": funcion,
                "schedule_type": Schedule.MINUTES,
                "minutes": minutos,
                "repeats": -1,
            },
        )
