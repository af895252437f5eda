"""Counts a stored plazo again with the slow counter of `plazos`, that shares no code with it."""

import datetime as dt

from experta.plazos.models import Plazo
from experta.plazos.tests.contador_lento import Caso, contar

CHIHUAHUA = dt.timezone(dt.timedelta(hours=-6))  # all year since 2022
SE_DETIENE = {"suspension", "espera-de-pago"}


def vencimiento(plazo: Plazo) -> dt.date | None:
    """Return the last day of a plazo, counted letter by letter; None while it stands still."""
    en_horas = plazo.unidad == "horas_habiles"
    # The counter knows minutes only of offices that open at eight and close at three.
    assert not en_horas or plazo.horario == {"abre": "08:00", "cierra": "15:00"}
    pausas: list[tuple[dt.date, dt.date | None]] = []
    for renglon in plazo.renglones.order_by("orden"):
        momento = _local(renglon.at)
        if renglon.tipo in SE_DETIENE:
            pausas.append((momento if en_horas else momento.date(), None))
        elif renglon.tipo == "reanudacion":
            pausas[-1] = (pausas[-1][0], momento.date())
    caso = Caso(
        inicio=_local(plazo.presentado_at, entero=False),
        cantidad=plazo.cantidad,
        unidad=plazo.unidad,
        inhabiles=plazo.calendario.calendario.inhabiles,
        pausas=pausas,
        prorroga=plazo.prorroga,
    )
    vence = contar(caso)
    return vence.date() if isinstance(vence, dt.datetime) else vence


def _local(momento: dt.datetime, *, entero: bool = True) -> dt.datetime:
    """Return wall time of Chihuahua; a suspension stops the clock at its whole minute."""
    local = momento.astimezone(CHIHUAHUA).replace(tzinfo=None)
    return local.replace(second=0, microsecond=0) if entero else local
