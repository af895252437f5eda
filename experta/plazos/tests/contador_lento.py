"""The oracle: a slow counter that shares no code with the rules and counts another way.

It writes out every day of three years as a row of letters and walks it: `h` hábil, `i` inhábil,
`s` suspended. It knows the calendar only as a set of dates, and hours only as minutes one by one.
"""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

Pausas = Collection[tuple[dt.date, dt.date | None]]

PRIMERO = dt.date(2025, 1, 1)
TIRA = [PRIMERO + dt.timedelta(days=n) for n in range(3 * 365)]
SEMANAS = ["i" if dia.isoweekday() > 5 else "h" for dia in TIRA]
MESES = [dia.isoformat()[:7] for dia in TIRA]
ABRE, CIERRA = 8 * 60, 15 * 60


class Caso(NamedTuple):
    """What is to be counted; `caidas` are days on which the platform failed, for a person."""

    inicio: dt.datetime
    cantidad: int
    unidad: str
    inhabiles: Collection[dt.date]
    pausas: Pausas = ()
    prorroga: int = 0
    caidas: Collection[dt.date] = ()


def letras(inhabiles: Collection[dt.date], suspensiones: Pausas) -> tuple[list[str], list[str]]:
    """Return one letter per day of TIRA, and the same without suspensions."""
    limpia = list(SEMANAS)
    for inhabil in inhabiles:
        limpia[(inhabil - PRIMERO).days] = "i"
    fila = list(limpia)
    for desde, hasta in suspensiones:
        for n in range((_dia(desde) - PRIMERO).days + 1, len(TIRA)):
            if hasta is not None and TIRA[n] > hasta and limpia[n] == "h":
                break
            fila[n] = "s"
    return fila, limpia


def contar(caso: Caso) -> dt.date | None:
    """Return the due date (a moment for hours), or None when an open suspension comes first."""
    if caso.unidad == "horas_habiles":
        return _contar_horas(caso)
    fijas: list[tuple[dt.date, dt.date | None]] = []
    for pausa in sorted(caso.pausas, key=lambda una: _dia(una[0])):
        fijas.append(_con_un_dia(caso, fijas, pausa))
    return _contar_dias(caso._replace(pausas=fijas))[1]


def _con_un_dia(
    caso: Caso, fijas: Pausas, pausa: tuple[dt.date, dt.date | None]
) -> tuple[dt.date, dt.date | None]:
    """Return the pause, begun the day before the last one that counts if it fell on the end."""
    ultimo, fin = _contar_dias(caso._replace(pausas=fijas))
    if ultimo is None or fin != _dia(pausa[0]):
        return pausa
    return ultimo - dt.timedelta(days=1), pausa[1]


def _contar_dias(caso: Caso) -> tuple[dt.date | None, dt.date | None]:
    """Return the last day that counts, and the day on which the plazo ends."""
    inicio = caso.inicio.date()
    fila, limpia = letras(caso.inhabiles, caso.pausas)
    desde = (inicio - PRIMERO).days + 1
    cuantos = caso.cantidad + caso.prorroga
    if caso.unidad == "meses":
        cuantos = _dias_de_meses(inicio, cuantos)
    elif caso.unidad == "dias_naturales":
        desde = limpia.index("h", desde)
    cuentan = "h" if caso.unidad == "dias_habiles" else "hi"
    elegibles = [n for n in range(desde, len(fila)) if fila[n] in cuentan]
    if len(elegibles) < cuantos:
        return None, None
    ultimo = elegibles[cuantos - 1]
    buenos = (n for n in range(ultimo, len(fila)) if fila[n] == "h" and TIRA[n] not in caso.caidas)
    return TIRA[ultimo], next((TIRA[n] for n in buenos), None)


def limite_de_prevencion(caso: Caso) -> dt.date | None:
    """Return the end of the first third, as if nothing else had ever happened to the plazo."""
    solo = Caso(caso.inicio, caso.cantidad, caso.unidad, caso.inhabiles)
    if caso.unidad != "meses":
        return contar(solo._replace(cantidad=_tercio(caso.cantidad)))
    fin = contar(solo)
    assert fin is not None
    desde = (caso.inicio.date() - PRIMERO).days + 1
    fila, _ = letras(caso.inhabiles, ())
    habiles = [n for n in range(desde, (fin - PRIMERO).days + 1) if fila[n] == "h"]
    return TIRA[habiles[_tercio(len(habiles)) - 1]]


def _tercio(cantidad: int) -> int:
    return next(n for n in range(cantidad + 1) if n * 3 >= cantidad)


def _dia(momento: dt.date) -> dt.date:
    return momento.date() if isinstance(momento, dt.datetime) else momento


def _dias_de_meses(inicio: dt.date, meses: int) -> int:
    """Return how many days lie between a date and the same number of a later month."""
    meta = inicio.month + meses
    mes = f"{inicio.year + (meta - 1) // 12}-{(meta - 1) % 12 + 1:02}"
    primero = MESES.index(mes)
    del_mes = TIRA[primero : primero + MESES.count(mes)]
    return (del_mes[: inicio.day][-1] - inicio).days


def _contar_horas(caso: Caso) -> dt.datetime | None:
    """Return when the hours end by walking minute after minute of days from 8:00 to 15:00."""
    fila, _ = letras(caso.inhabiles, caso.pausas)
    faltan = (caso.cantidad + caso.prorroga) * 60
    inicio = (caso.inicio.date() - PRIMERO).days
    for dia, letra in zip(TIRA[inicio:], fila[inicio:], strict=True):
        if letra != "h":
            continue
        al_abrir = faltan
        cortes = [
            desde
            for desde, _ in caso.pausas
            if isinstance(desde, dt.datetime) and _dia(desde) == dia
        ]
        for minuto in range(ABRE, CIERRA):
            ahora = dt.datetime.combine(dia, dt.time(minuto // 60, minuto % 60))
            if ahora >= caso.inicio and all(ahora < corte for corte in cortes):
                faltan -= 1
            if not faltan and dia not in caso.caidas:
                return ahora + dt.timedelta(minutes=1)
            if not faltan:
                faltan = al_abrir
                break
    return None
