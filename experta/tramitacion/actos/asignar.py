"""Taking a task of the inbox, or giving it back."""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def asignar(*, persona: Persona, tarea: Tarea, a: Persona | None) -> Tarea:
    """Give a task to a colleague of the same role and office, to oneself, or to nobody.

    Raises:
        NoPermitido: the task is of another area.
        DatosInvalidos: the colleague has no such appointment.
        Conflicto: somebody took it first, or it is not pending.
    """
    permisos.exigir_tarea(persona, tarea)
    if a is not None and a.nombramiento(tarea.rol, tarea.dependencia) is None:
        raise dato_invalido("a", "Esa persona no atiende tareas de tu área.")
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        if not tarea.asignar(tarea.asignada_a, a):
            raise Conflicto("Alguien tomó esta tarea antes. Recarga tu bandeja.")
        anotar(
            expediente=expediente,
            acto="asignar",
            texto=f"La tarea «{tarea.nombre}» la atiende {a}." if a else "La tarea quedó libre.",
            actor=persona,
            publico=False,
            cambio={"tarea": tarea.pk, "a": str(a.publica) if a else ""},
        )
    return tarea
