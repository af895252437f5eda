"""What a person can do against a decision, and until when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from experta.comun.municipio import municipio_actual
from experta.expedientes.models import Expediente
from experta.tramitacion.recursos import EN_CONTRA, ultimo_dia


@dataclass(frozen=True)
class Remedio:
    """The recurso: its name, before whom, where the law says so, and the last day if it runs."""

    nombre: str
    ante: str
    plazo: str
    articulo: str
    hasta: date | None


def remedio(expediente: Expediente, surte: datetime | None) -> Remedio | None:
    """Return the recurso against an ending that is not in favour.

    Args:
        surte: when the notification of the ending took effect; the last day counts from there.
    """
    if expediente.estado not in EN_CONTRA or hasattr(expediente, "recurso"):
        return None
    municipio = municipio_actual()
    datos = municipio.remedio
    regla = municipio.regla(datos["regla"])
    return Remedio(
        nombre=datos["nombre"],
        ante=datos["ante"],
        plazo=_("{cuantos} días hábiles").format(cuantos=datos["plazo_dias"]),
        articulo=f"{regla.ley}, {regla.articulo}",
        hasta=ultimo_dia(surte) if surte else None,
    )
