"""What an extension would do before anybody decides it; nothing is stored."""

from dataclasses import replace
from datetime import datetime

from experta.plazos import hechos
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.models import Plazo
from experta.plazos.rules import calcular
from experta.plazos.tipos import Momento, dia_de


def prorrogado(plazo: Plazo, cantidad: int, at: datetime) -> Momento | None:
    """Return the last moment that a plazo would have; None while it is suspended.

    Raises:
        PlazoInvalido: less than one unit, more than half of it, or no calendar so far ahead.
    """
    if cantidad < 1:
        raise PlazoInvalido("La prórroga debe ser de una unidad o más.")
    hoy = dia_de(hechos.en_su_unidad(plazo, at))
    solicitud = replace(hechos.solicitud_de(plazo), prorroga=cantidad, prorroga_fecha=hoy)
    return calcular(solicitud).vence


def prorrogas(plazo: Plazo, at: datetime) -> list[tuple[int, Momento]]:
    """Return each extension that the law allows, in units of the plazo, with its last moment.

    At most half of the plazo (art. 31); those that reach a year without calendar are left out.
    """
    previstas: list[tuple[int, Momento]] = []
    for cantidad in range(1, plazo.cantidad // 2 + 1):
        try:
            vence = prorrogado(plazo, cantidad, at)
        except PlazoInvalido:
            break
        if vence is not None:
            previstas.append((cantidad, vence))
    return previstas
