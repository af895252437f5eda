"""An official records a notification practised in person, at the domicile or by certified mail."""

from datetime import datetime

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Notificacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import efectos, marcha, notificaciones, permisos, turnos
from experta.tramitacion.errores import NoPermitido, dato_invalido

_MEDIOS = set(Notificacion.Medio.values) - {Notificacion.Medio.ELECTRONICA}


def notificar(
    *,
    persona: Persona,
    tarea: Tarea,
    notificacion: Notificacion,
    medio: str,
    recibio: str,
    recibida_at: datetime,
    constancia: str = "",
) -> None:
    """Record who received it, how and when; personal notices take effect that day (LFPA art. 38).

    `constancia` is the number of the acta or of the receipt of the certified mail.

    Raises:
        NoPermitido: the task is of another office, or of another notification.
        DatosInvalidos: no medium, nobody who received it, or a moment that cannot be.
        Conflicto: somebody recorded it first.
    """
    permisos.exigir_tarea(persona, tarea, "notificar")
    if tarea.tarea != notificaciones.tarea_de(notificacion):
        raise NoPermitido("La tarea es de otra notificación.")
    _exigir_entrega(notificacion, medio, recibio, recibida_at)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        turnos.completar(tarea, persona)
        evidencia = {"recibio": recibio.strip(), "registro": str(persona.publica)}
        evidencia |= {"constancia": constancia.strip()} if constancia.strip() else {}
        if not notificacion.surtir_efectos(recibida_at, evidencia, medio):
            return
        anotar(
            expediente=expediente,
            acto="notificar",
            texto="Se te entregó la notificación.",
            actor=persona,
            cambio={"notificacion": notificacion.pk, "medio": medio},
            filas=[notificacion],
        )
        efectos.de_notificacion(expediente, notificacion, recibida_at)


def _exigir_entrega(
    notificacion: Notificacion, medio: str, recibio: str, recibida_at: datetime
) -> None:
    if medio not in _MEDIOS:
        raise dato_invalido("medio", "Elige cómo se notificó.")
    if not recibio.strip():
        raise dato_invalido("recibio", "Escribe el nombre de quien recibió la notificación.")
    # Forms tell the minute, not the second.
    if not notificacion.created_at.replace(second=0, microsecond=0) <= recibida_at <= reloj.ahora():
        raise dato_invalido(
            "recibida_at", "La fecha no puede ser futura ni anterior al documento que se entrega."
        )
