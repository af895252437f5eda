"""The officer decides that a case, warned and still stopped, expires (LFPA art. 60).

It has effect when it is signed and notified with proof; if the person acts before, it is dropped.
"""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.services.historia import anotar
from experta.plazos.models import Estado
from experta.tramitacion import (
    caducidad,
    marcha,
    permisos,
    proyectos,
    relojes,
    turnos,
    vencimientos,
)
from experta.tramitacion.errores import Conflicto


def caducar(*, persona: Persona, tarea: Tarea) -> Documento:
    """Send the drafted caducidad to its firma.

    Raises:
        NoPermitido: the task is of another office.
        Conflicto: the person acted, or the time of the warning has not passed.
    """
    permisos.exigir_tarea(persona, tarea, "atender")
    vencimientos.exigir_de(tarea, caducidad.CLAVE)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        plazo = relojes.plazo_de(expediente, caducidad.CLAVE)
        if plazo is None or plazo.estado != Estado.VENCIDO or not caducidad.causa(expediente):
            raise Conflicto("La persona ya dio el paso que le tocaba, o no ha pasado el tiempo.")
        turnos.completar(tarea, persona)
        anotar(
            expediente=expediente,
            acto="caducar",
            texto="Se prepara el acuerdo de caducidad por falta de movimiento de la persona.",
            actor=persona,
            publico=False,
        )
        return proyectos.pasar_a_firma(expediente, plazo)
