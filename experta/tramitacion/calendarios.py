"""What a change of the calendar means for a case, said to those whom it concerns."""

from experta.avisos import services as avisos
from experta.expedientes.models import Expediente
from experta.plazos.services import Cambio
from experta.tramitacion import escalera

_NOMBRES = {
    "respuesta": "El plazo para responderte",
    "promesa": "El tiempo que ofrecimos para responderte",
    "subsanar": "Tu plazo para corregir o completar",
    "medidas": "Tu plazo para corregir lo que señaló la visita",
    "caducidad": "El tiempo de la advertencia de caducidad",
    "constancia-ficta": "El plazo de tu constancia",
}


def oracion(cambio: Cambio) -> str:
    """Return the sentence of a change: which plazo, why, and that it runs again if it does."""
    nombre = _NOMBRES.get(cambio.clave, "El plazo de un área")
    vuelve = " Vuelve a correr." if cambio.reabierto else ""
    return f"{nombre} cambió. {cambio.motivo}{vuelve}"


def avisar_a_quien_lo_tiene(expediente: Expediente, texto: str) -> None:
    """Leave a message for the officials whose open tasks are on the case."""
    for persona in escalera.quien_lo_tiene(expediente):
        avisos.avisar(
            persona=persona,
            expediente=expediente,
            titulo="Cambió una fecha de un expediente que atiendes",
            texto=f"{expediente.folio}: {texto}",
        )
