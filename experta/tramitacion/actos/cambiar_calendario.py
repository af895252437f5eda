"""The calendar of días inhábiles changed: the clocks of a case are counted again, and told."""

from uuid import UUID

from django.db import transaction

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.plazos import services as plazos
from experta.tramitacion import calendarios, marcha


def cambiar_calendario(*, asunto: UUID) -> bool:
    """Count again the clocks of one case with the calendar in force; say whether a date moved.

    The parties, and whoever holds its tasks, are told the old date and the new one.
    """
    with transaction.atomic():
        # The case first and its clock after, as every act takes them: else two would deadlock.
        if Expediente.objects.filter(pk=asunto).exists():
            return calendarios.contar_de_nuevo(marcha.tomar(asunto))
        return bool(plazos.recalcular(asunto, reloj.ahora()))
