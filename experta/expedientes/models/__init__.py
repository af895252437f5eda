"""Tables of the room, by what they record."""

from experta.expedientes.models.adjuntos import Adjunto
from experta.expedientes.models.decisiones import (
    Dictamen,
    Inspeccion,
    Notificacion,
    Observacion,
    Prevencion,
    Resolucion,
)
from experta.expedientes.models.expediente import Acceso, Expediente, Parte, Suceso
from experta.expedientes.models.operaciones import Envio, Operacion, SerieDeFolios

__all__ = [
    "Acceso",
    "Adjunto",
    "Dictamen",
    "Envio",
    "Expediente",
    "Inspeccion",
    "Notificacion",
    "Observacion",
    "Operacion",
    "Parte",
    "Prevencion",
    "Resolucion",
    "SerieDeFolios",
    "Suceso",
]
