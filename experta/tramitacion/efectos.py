"""What begins when a notification takes effect: the citizen's plazo, and the pause of the clock."""

from datetime import datetime

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente, Notificacion
from experta.expedientes.rules import PREVENIDO
from experta.plazos import services as plazos
from experta.tramitacion import relojes


def de_notificacion(expediente: Expediente, notificacion: Notificacion, momento: datetime) -> None:
    """Apply the effects of a notification from the moment at which it was received."""
    if notificacion.asunto != "prevencion" or expediente.estado != PREVENIDO:
        return
    ficha = cargar(expediente.version).ficha
    relojes.suspender(expediente, momento)
    prevencion = ficha.plazo.prevencion
    plazo = plazos.abrir_plazo(
        asunto=expediente.pk,
        clave="subsanar",
        unidad=prevencion.unidad,
        cantidad=prevencion.cantidad,
        presentado_at=momento,
        regla=prevencion.regla,
        horario=relojes.horario_de(ficha.dependencia),
        quien="solicitante",
    )
    expediente.prevencion.fijar_vencimiento(plazo.vence_fecha)
    relojes.copiar_vencimiento(expediente)
