"""What both doors do with a draft just opened."""

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.tramitacion.actos.guardar_respuestas import guardar_respuestas
from experta.tramitacion.prellenado import fuentes_de, prellenar


def prellenar_borrador(persona: Persona, expediente: Expediente) -> None:
    """Fill in what the town already knows of the holder; `persona` is who opened the draft."""
    preguntas = cargar(expediente.version).formulario.preguntas.values()
    sabidas = prellenar(preguntas, fuentes_de(expediente, preguntas))
    guardar_respuestas(
        persona=persona, expediente=expediente, cambios=dict(sabidas), revision=expediente.revision
    )
