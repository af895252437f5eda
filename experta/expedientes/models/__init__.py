"""Tables of the room, by what they record."""

from experta.expedientes.models.adjuntos import Adjunto
from experta.expedientes.models.ayuda import Ayuda
from experta.expedientes.models.corresponsabilidad import Corresponsabilidad
from experta.expedientes.models.decisiones import (
    Dictamen,
    Notificacion,
    Observacion,
    Prevencion,
    Resolucion,
)
from experta.expedientes.models.expediente import Acceso, Expediente
from experta.expedientes.models.ficta import Ficta
from experta.expedientes.models.historia import Suceso
from experta.expedientes.models.inspeccion import Inspeccion
from experta.expedientes.models.operaciones import Envio, Operacion, SerieDeFolios
from experta.expedientes.models.partes import Parte
from experta.expedientes.models.recurso import Recurso
from experta.expedientes.models.rutas import ExpedienteDeRuta, HojaDeRuta
from experta.expedientes.models.vistos import VistoBueno

__all__ = [
    "Acceso",
    "Adjunto",
    "Ayuda",
    "Corresponsabilidad",
    "Dictamen",
    "Envio",
    "Expediente",
    "ExpedienteDeRuta",
    "Ficta",
    "HojaDeRuta",
    "Inspeccion",
    "Notificacion",
    "Observacion",
    "Operacion",
    "Parte",
    "Prevencion",
    "Recurso",
    "Resolucion",
    "SerieDeFolios",
    "Suceso",
    "VistoBueno",
]
