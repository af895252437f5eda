"""What both doors do with a draft just opened."""

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.prellenado import tomadas


def prellenar_borrador(persona: Persona, expediente: Expediente) -> None:
    """Fill in what the town already knows of the holder; `persona` is who opened the draft."""
    sabidas = tomadas(expediente, cargar(expediente.version).formulario, persona)
    guardar_respuestas(
        persona=persona,
        expediente=expediente,
        cambios={clave: una.valor for clave, una in sabidas.items()},
        revision=expediente.revision,
        tomado={clave: una.origen for clave, una in sabidas.items()},
    )
