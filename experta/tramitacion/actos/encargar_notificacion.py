"""An electronic notification that nobody opens is left to the counter, to be handed over."""

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.expedientes.models import Notificacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, notificaciones


def encargar_notificacion(*, notificacion: Notificacion) -> bool:
    """Ask the counter for it, once; opening it meanwhile closes the task. Say whether it did."""
    with transaction.atomic():
        expediente = marcha.tomar(notificacion.expediente_id)
        notificacion.refresh_from_db(fields=["surte_efectos_at"])
        tarea = notificaciones.tarea_de(notificacion)
        pedida = Tarea.objects.filter(expediente=expediente, tarea=tarea).exists()
        if pedida or notificacion.surte_efectos_at:
            return False
        notificaciones.pedir_en_ventanilla(expediente, notificacion)
        anotar(
            expediente=expediente,
            acto="encargar_notificacion",
            texto="Como no has abierto tu notificación, ventanilla puede entregártela en persona.",
            actor=None,
            cambio={"notificacion": notificacion.pk},
        )
    return True
