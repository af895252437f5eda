"""The calendar of días inhábiles changed: the clocks of a case are counted again, and told."""

from uuid import UUID

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.expedientes.rules import ABIERTOS
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.tramitacion import calendarios, marcha, notificaciones, relojes


def cambiar_calendario(*, asunto: UUID) -> bool:
    """Count again the clocks of one case with the calendar in force; say whether a date moved.

    The parties, and whoever holds its tasks, are told the old date and the new one.
    """
    with transaction.atomic():
        # The case first and its clock after, as every act takes them: else two would deadlock.
        existe = Expediente.objects.filter(pk=asunto).exists()
        expediente = marcha.tomar(asunto) if existe else None
        cambios = plazos.recalcular(asunto, reloj.ahora())
        if expediente is None or expediente.estado not in ABIERTOS or not cambios:
            return bool(cambios)
        relojes.copiar_vencimiento(expediente)
        for cambio in cambios:
            if cambio.reabierto:
                bandeja.cerrar_vencidas(expediente=expediente, clave=cambio.clave)
            if cambio.clave == "subsanar":
                expediente.prevencion.fijar_vencimiento(cambio.despues)
            texto = calendarios.oracion(cambio)
            anotar(
                expediente=expediente,
                acto="cambiar_calendario",
                texto=texto[:500],
                actor=None,
                cambio={"plazo": cambio.clave, "antes": cambio.antes, "ahora": cambio.despues},
            )
            notificaciones.avisar_a_partes(
                expediente, f"Cambió una fecha de tu trámite {expediente.folio}", texto
            )
            calendarios.avisar_a_quien_lo_tiene(expediente, texto)
    return True
