"""The officer decides to dismiss a case whose prevención went unanswered (LFPA art. 17-A).

The decision has effect when it is signed and notified; an answer that comes before undoes it.
"""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.historia import anotar
from experta.plazos.models import Estado
from experta.tramitacion import fuera, marcha, papeleo, papeles, permisos, relojes, turnos
from experta.tramitacion.errores import Conflicto


def desechar(*, persona: Persona, tarea: Tarea) -> Documento:
    """Prepare the dismissal for its firma.

    Raises:
        NoPermitido: the task is of another office.
        Conflicto: the person answered, or their plazo has not ended.
    """
    permisos.exigir_tarea(persona, tarea, "atender")
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        plazo = relojes.plazo_de(expediente, "subsanar")
        if expediente.estado != PREVENIDO or plazo is None or plazo.estado != Estado.VENCIDO:
            raise Conflicto("La persona respondió o su plazo no ha vencido; no procede desechar.")
        turnos.completar(tarea, persona)
        anotar(
            expediente=expediente,
            acto="desechar",
            texto="Se prepara el acuerdo que desecha la solicitud por falta de respuesta.",
            actor=persona,
            publico=False,
        )
        regla = municipio_actual().regla("desechamiento")
        return papeleo.pedir_documento(
            expediente=expediente,
            clave="desechamiento",
            lote=fuera.DESECHAMIENTO,
            dependencia=tarea.dependencia,
            contenido=papeles.Contenido(
                hechos=[
                    "Se notificó una prevención y el plazo para responderla venció sin respuesta."
                ],
                motivos=[f"{regla.texto} ({regla.ley}, {regla.articulo})."],
                resolutivos=["Se desecha la solicitud. Puedes presentarla otra vez."],
            ),
        )
