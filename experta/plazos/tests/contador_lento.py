"""The oracle: a slow day counter that shares no code with the rules and counts another way.

It writes out every day of three years as a row of letters and walks it: `h` hábil, `i` inhábil,
`s` suspended. It knows the calendar only as a set of dates.
"""

import datetime as dt
from collections.abc import Collection

Pausas = Collection[tuple[dt.date, dt.date | None]]

PRIMERO = dt.date(2025, 1, 1)
TIRA = [PRIMERO + dt.timedelta(days=n) for n in range(3 * 365)]


def letras(inhabiles: Collection[dt.date], suspensiones: Pausas) -> tuple[list[str], list[str]]:
    """Return one letter per day of TIRA."""
    fila = ["i" if d.isoweekday() > 5 or d in inhabiles else "h" for d in TIRA]
    limpia = list(fila)
    for desde, hasta in suspensiones:
        for n in range((desde - PRIMERO).days + 1, len(TIRA)):
            if hasta is not None and TIRA[n] > hasta and limpia[n] == "h":
                break
            fila[n] = "s"
    return fila, limpia


def contar(
    inicio: dt.date,
    cantidad: int,
    unidad: str,
    inhabiles: Collection[dt.date],
    suspensiones: Pausas,
) -> dt.date | None:
    """Return the due date, or None when the row ends in an open suspension."""
    fila, limpia = letras(inhabiles, suspensiones)
    desde = (inicio - PRIMERO).days + 1
    if unidad == "meses":
        cuantos = _dias_de_meses(inicio, cantidad)
    else:
        cuantos = cantidad
        if unidad == "dias_naturales":
            desde = limpia.index("h", desde)
    cuentan = "h" if unidad == "dias_habiles" else "hi"
    elegibles = [n for n in range(desde, len(fila)) if fila[n] in cuentan]
    if len(elegibles) < cuantos:
        return None
    ultimo = elegibles[cuantos - 1]
    return next((TIRA[n] for n in range(ultimo, len(fila)) if fila[n] == "h"), None)


def _dias_de_meses(inicio: dt.date, meses: int) -> int:
    """Return how many days lie between a date and the same number of a later month."""
    meta = inicio.month + meses
    mes = f"{inicio.year + (meta - 1) // 12}-{(meta - 1) % 12 + 1:02}"
    del_mes = [dia for dia in TIRA if dia.isoformat().startswith(mes)]
    return (del_mes[: inicio.day][-1] - inicio).days


def contar_horas(
    inicio: dt.datetime,
    horas: int,
    inhabiles: Collection[dt.date],
    suspensiones: Pausas,
) -> dt.datetime | None:
    """Return when the hours end by walking minute after minute of days from 8:00 to 15:00."""
    fila, _ = letras(inhabiles, suspensiones)
    faltan = horas * 60
    for dia, letra in zip(TIRA, fila, strict=True):
        for minuto in range(8 * 60, 15 * 60):
            ahora = dt.datetime.combine(dia, dt.time(minuto // 60, minuto % 60))
            if letra == "h" and ahora >= inicio:
                faltan -= 1
            if not faltan:
                return ahora + dt.timedelta(minutes=1)
    return None
