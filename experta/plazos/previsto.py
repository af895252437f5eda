"""What a plazo or an extension would do before anybody decides it; nothing is stored."""

from dataclasses import replace
from datetime import date, datetime

from experta.comun import reloj
from experta.plazos import hechos
from experta.plazos.calendario import PlazoInvalido
from experta.plazos.models import Plazo
from experta.plazos.rules import calcular
from experta.plazos.tipos import Horario, Momento, Solicitud, Unidad, dia_de
from experta.plazos.versiones import calendario_vigente


def ultimo_dia(
    *, unidad: str, cantidad: int, presentado_at: datetime, horario: Horario
) -> date | None:
    """Return the last day of a plazo presented then; None when no calendar reaches it."""
    solicitud = Solicitud(
        presentado=reloj.local(presentado_at),
        unidad=Unidad(unidad),
        cantidad=cantidad,
        calendario=calendario_vigente().calendario,
        horario=horario,
    )
    try:
        vence = calcular(solicitud).vence
    except PlazoInvalido:
        return None
    return dia_de(vence) if vence else None


def prorrogas(plazo: Plazo, at: datetime) -> list[tuple[int, Momento]]:
    """Return each extension that the law allows, in units of the plazo, with its last moment.

    At most half of the plazo (art. 31); those that reach a year without calendar are left out.
    """
    base = hechos.solicitud_de(plazo)
    hoy = dia_de(hechos.en_su_unidad(plazo, at))
    previstas: list[tuple[int, Momento]] = []
    for cantidad in range(1, plazo.cantidad // 2 + 1):
        try:
            vence = calcular(replace(base, prorroga=cantidad, prorroga_fecha=hoy)).vence
        except PlazoInvalido:
            break
        if vence is not None:
            previstas.append((cantidad, vence))
    return previstas
