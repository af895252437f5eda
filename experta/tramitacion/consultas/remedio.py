"""What a person can do against a decision, and until when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.rules import calcular
from experta.plazos.services import calendario_vigente
from experta.plazos.tipos import Solicitud, Unidad, dia_de

_EN_CONTRA = (rules.DESFAVORABLE, rules.DESECHADO, rules.CADUCADO)


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
    if expediente.estado not in _EN_CONTRA:
        return None
    municipio = municipio_actual()
    datos = municipio.remedio
    regla = municipio.regla(datos["regla"])
    return Remedio(
        nombre=datos["nombre"],
        ante=datos["ante"],
        plazo=_("{cuantos} días hábiles").format(cuantos=datos["plazo_dias"]),
        articulo=f"{regla.ley}, {regla.articulo}",
        hasta=_ultimo_dia(surte, int(datos["plazo_dias"])) if surte else None,
    )


def _ultimo_dia(surte: datetime, dias: int) -> date | None:
    """Return the last día hábil to file, or None while the calendar of that year is unknown."""
    solicitud = Solicitud(
        presentado=reloj.local(surte),
        unidad=Unidad.DIAS_HABILES,
        cantidad=dias,
        calendario=calendario_vigente().calendario,
        regla=municipio_actual().remedio["regla"],
    )
    try:
        vence = calcular(solicitud).vence
    except PlazoInvalido:
        return None
    return dia_de(vence) if vence else None
