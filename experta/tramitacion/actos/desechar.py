"""The officer decides to dismiss a case whose prevención went unanswered (LFPA art. 17-A).

The decision has effect when it is signed and notified with proof; before the firma the officer
may accept an answer that comes (`aceptar_respuesta`).
"""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.historia import anotar
from experta.plazos.models import Estado, Plazo
from experta.tramitacion import (
    calendarios,
    marcha,
    permisos,
    proyectos,
    relojes,
    turnos,
    vencimientos,
    ventana,
)
from experta.tramitacion.errores import Conflicto


def desechar(*, persona: Persona, tarea: Tarea) -> Documento:
    """Send the drafted dismissal to its firma.

    Raises:
        NoPermitido: the task is of another office.
        Conflicto: the person answered, their plazo has not ended, or there was no prevención made
            in time and received: then the case cannot be dismissed as incomplete.
    """
    permisos.exigir_tarea(persona, tarea, "atender")
    vencimientos.exigir_de(tarea, "subsanar")
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        calendarios.contar_de_nuevo(expediente)
        plazo = _exigir_que_procede(expediente)
        turnos.completar(tarea, persona)
        anotar(
            expediente=expediente,
            acto="desechar",
            texto="Se prepara el acuerdo que desecha la solicitud por falta de respuesta.",
            actor=persona,
            publico=False,
        )
        return proyectos.pasar_a_firma(expediente, plazo)


def _exigir_que_procede(expediente: Expediente) -> Plazo:
    plazo = relojes.plazo_de(expediente, "subsanar")
    if expediente.estado != PREVENIDO or plazo is None or plazo.estado != Estado.VENCIDO:
        raise Conflicto("La persona respondió o su plazo no ha vencido; no procede desechar.")
    if not expediente.prevencion.permite_desechar(ventana.limite(expediente), reloj.ahora()):
        raise Conflicto("Sin prevención hecha a tiempo y recibida no puede desecharse.")
    return plazo
