"""What a person can do against a decision, and until when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import cargar
from experta.expedientes.models import Expediente
from experta.tramitacion.recursos import EN_CONTRA, ultimo_dia
from experta.tramitacion.remedios import fundamento_de, remedio_de


@dataclass(frozen=True)
class Remedio:
    """The means of defence: its name, before whom, where the law says so, and how it is filed.

    `hasta` is the last day, if it runs; `plazo` is empty where it is not known; `como` where the
    page of the case has a button for it.
    """

    nombre: str
    ante: str
    plazo: str
    articulo: str
    como: str
    hasta: date | None


def remedio(expediente: Expediente, surte: datetime | None) -> Remedio | None:
    """Return what may be done against an ending that is not in favour.

    Args:
        surte: when the notification of the ending took effect; the last day counts from there.
    """
    ficha = cargar(expediente.version).ficha
    # Against what a recurso resolved there is no other one of the town.
    sin_otro = hasattr(expediente, "recurso") and ficha.remedio is None
    if expediente.estado not in EN_CONTRA or sin_otro:
        return None
    dado = remedio_de(ficha)
    dias = _("{cuantos} días hábiles").format(cuantos=dado.plazo_dias)
    return Remedio(
        nombre=dado.nombre,
        ante=dado.ante,
        plazo=dias if dado.plazo_dias else "",
        articulo=fundamento_de(dado),
        como=dado.como,
        hasta=ultimo_dia(dado, surte) if surte else None,
    )
