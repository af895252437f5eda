"""The decision on a case, with its grounds. It has effect when it is signed and notified."""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Resolucion
from experta.expedientes.services.decisiones import decidir
from experta.expedientes.services.historia import anotar
from experta.tramitacion import coincidencias, marcha, observadas, permisos, turnos
from experta.tramitacion.errores import dato_invalido


def resolver(
    *, persona: Persona, tarea: Tarea, sentido: str, motivos: str, condiciones: str = ""
) -> Resolucion:
    """Record the decision and complete the step.

    Raises:
        NoPermitido: the task is of another area, or the case is the official's own.
        DatosInvalidos: no sense, no grounds, or a sense that this step does not admit.
        Conflicto: somebody decided first, the case waits for the citizen, it would deny what
            silence approved, what the area observed has not ended, or they must be kept apart.
    """
    nombramiento = permisos.exigir_tarea(persona, tarea, "resolver")
    if not motivos.strip():
        raise dato_invalido("motivos", "Escribe los hechos y motivos de tu resolución.")
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        turnos.exigir_abierto(expediente)
        turnos.exigir_sentido(tarea, expediente, sentido)
        turnos.completar(tarea, persona)
        observadas.cerrar_al_decidir(expediente, tarea.area or tarea.dependencia, sentido, persona)
        resolucion = decidir(
            expediente=expediente,
            sentido=sentido,
            motivos=motivos,
            condiciones=condiciones,
            autor=persona,
            nombramiento=nombramiento,
        )
        anotar(
            expediente=expediente,
            acto="resolver",
            texto=f"{turnos.oficina(tarea)} terminó la revisión y preparó la resolución.",
            actor=persona,
            cambio={"sentido": sentido, "motivos": motivos},
            filas=[resolucion],
        )
        coincidencias.revisar(expediente, persona, nombramiento)
        marcha.completar(expediente, tarea.tarea, {"sentido": sentido})
    return resolucion
