"""A moment of the clock passed: the system records the fact, drafts and tells; it never decides."""

from django.db import transaction

from experta.expedientes.services.historia import anotar
from experta.plazos.models import Vencimiento
from experta.tramitacion import notificaciones, vencimientos


def atender_vencimiento(*, vencimiento: Vencimiento) -> bool:
    """Record a due moment once, take what follows from it, and tell the citizen what it means."""
    plazo = vencimiento.plazo
    with transaction.atomic():
        primero, expediente = vencimientos.tomar(vencimiento)
        if expediente is None:
            return primero
        hecho = vencimientos.seguir(expediente, plazo, vencimiento.tipo)
        if hecho is None:
            return True
        anotar(
            expediente=expediente,
            acto="atender_vencimiento",
            texto=hecho.texto,
            actor=None,
            publico=hecho.publico,
            cambio={"plazo": plazo.clave, "momento": vencimiento.tipo},
            filas=hecho.filas,
        )
        if hecho.publico:
            titulo = f"{vencimientos.asunto(vencimiento)} {expediente.folio}"
            notificaciones.avisar_a_partes(expediente, titulo, hecho.texto)
    return True
