"""Taking a task of the inbox exactly once, and telling the loser who was first."""

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona
from experta.tramitacion.errores import Conflicto


def completar(tarea: Tarea, persona: Persona) -> None:
    """Mark the task done by that person.

    Raises:
        Conflicto: it was done, paused or cancelled before; says by whom and when.
    """
    if tarea.completar(persona):
        return
    ganadora = Tarea.objects.select_related("hecha_por").get(pk=tarea.pk)
    if ganadora.hecha_por and ganadora.hecha_at:
        hora = f"{reloj.local(ganadora.hecha_at):%H:%M del %d/%m/%Y}"
        quien = ganadora.hecha_por.nombre_completo
        raise Conflicto(f"{quien} ya hizo esta tarea a las {hora}. Lo tuyo no se guardó.")
    raise Conflicto("Esta tarea ya no está pendiente: el expediente está en pausa o terminó.")


def oficina(tarea: Tarea) -> str:
    """Return the name of the office that holds the task."""
    return municipio_actual().dependencias[tarea.dependencia].nombre
