"""An official records a notification practised in person, at the domicile or by certified mail."""

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Notificacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import efectos, entrega, marcha, notificaciones, permisos, turnos
from experta.tramitacion.errores import NoPermitido


class Datos(TypedDict):
    """What is recorded of a notification handed over (see `Entrega`)."""

    medio: str
    recibio: str
    recibida_at: datetime
    constancia: NotRequired[str]
    habilitacion: NotRequired[str]


def notificar(
    *,
    persona: Persona,
    tarea: Tarea,
    notificacion: Notificacion,
    **como: Unpack[Datos],
) -> None:
    """Record who received it, how and when; personal notices take effect that day (LFPA art. 38).

    `como` are the fields of an `Entrega`.

    Raises:
        NoPermitido: the task is of another office, or of another notification.
        DatosInvalidos: what is recorded would not prove it (`entrega.exigir`).
        Conflicto: somebody recorded it first.
    """
    permisos.exigir_tarea(persona, tarea, "notificar")
    if tarea.tarea != notificaciones.tarea_de(notificacion):
        raise NoPermitido("La tarea es de otra notificación.")
    entregada = entrega.Entrega(**como)
    entrega.exigir(entregada, notificacion)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        turnos.completar(tarea, persona)
        evidencia = entregada.evidencia() | {"registro": str(persona.publica)}
        if not notificacion.surtir_efectos(entregada.recibida_at, evidencia, entregada.medio):
            return
        anotar(
            expediente=expediente,
            acto="notificar",
            texto="Se te entregó la notificación.",
            actor=persona,
            cambio={"notificacion": notificacion.pk, "medio": entregada.medio},
            filas=[notificacion],
        )
        efectos.de_notificacion(expediente, notificacion, entregada.recibida_at)
