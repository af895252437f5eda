"""The person opens an electronic notification: that moment is its provable reception."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Acceso, Notificacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import efectos, marcha, notificaciones, permisos
from experta.tramitacion.errores import NoPermitido


def recibir_notificacion(*, persona: Persona, notificacion: Notificacion) -> None:
    """Record reception once; from it run the person's plazos (LFPA arts. 35-II and 38).

    Raises:
        NoPermitido: not a party of the case (whoever captured it at the counter is none).
    """
    acceso = permisos.exigir_parte(persona, notificacion.expediente)
    if acceso.motivo == Acceso.Motivo.CAPTURA:
        raise NoPermitido("La abre la persona interesada; en ventanilla se registra su entrega.")
    with transaction.atomic():
        expediente = marcha.tomar(notificacion.expediente_id)
        ahora = reloj.ahora()
        if not notificacion.surtir_efectos(ahora, {"abierta_por": str(persona.publica)}):
            return
        bandeja.cerrar(expediente=expediente, tarea=notificaciones.tarea_de(notificacion))
        anotar(
            expediente=expediente,
            acto="recibir_notificacion",
            texto="Leíste la notificación.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"notificacion": notificacion.pk},
            filas=[notificacion],
        )
        efectos.de_notificacion(expediente, notificacion, ahora)
