"""The parts of a ficha, as plain objects. What the law makes public is in art. 54 of the LNETB."""

from experta.catalogo.partes.corresponsable import Corresponsable
from experta.catalogo.partes.papeles import (
    DocumentoFicha,
    Fuente,
    RegistroPublico,
    Retencion,
)
from experta.catalogo.partes.pasos import (
    Area,
    Costo,
    Parametros,
    PasoDeRuta,
    ProcesoFicha,
    Suelo,
    Superficie,
    TiempoDeArea,
    Titular,
)
from experta.catalogo.partes.remedio import Remedio
from experta.catalogo.partes.requisitos import (
    Comprobacion,
    Fundamento,
    Inspeccion,
    LoTiene,
    MedidasCorrectivas,
    PuntoDeInspeccion,
    Requisito,
)
from experta.catalogo.partes.tiempos import (
    POR_EVENTO,
    PlazoFicha,
    Promesa,
    Renovacion,
    Respuesta,
    TiempoDePrevencion,
    Vigencia,
    con_plazo,
    plazo_del_marco,
)

__all__ = [
    "POR_EVENTO",
    "Area",
    "Comprobacion",
    "Corresponsable",
    "Costo",
    "DocumentoFicha",
    "Fuente",
    "Fundamento",
    "Inspeccion",
    "LoTiene",
    "MedidasCorrectivas",
    "Parametros",
    "PasoDeRuta",
    "PlazoFicha",
    "ProcesoFicha",
    "Promesa",
    "PuntoDeInspeccion",
    "RegistroPublico",
    "Remedio",
    "Renovacion",
    "Requisito",
    "Respuesta",
    "Retencion",
    "Suelo",
    "Superficie",
    "TiempoDeArea",
    "TiempoDePrevencion",
    "Titular",
    "Vigencia",
    "con_plazo",
    "plazo_del_marco",
]
