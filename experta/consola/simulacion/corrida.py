"""A whole simulation, from the parameters to the figures."""

import time as cronometro
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from experta.bitacora.models import Hoja
from experta.comun import reloj
from experta.consola.simulacion.cifras import reunir
from experta.consola.simulacion.llegadas import Parametros
from experta.consola.simulacion.preparacion import Montaje, montar


def correr(parametros: Parametros, decir: Callable[[str], None]) -> dict[str, Any]:
    """Simulate and return the figures (see `cifras.reunir`); tells each day that ends.

    The shelf is published and the database is one of a simulation.
    """
    montaje = montar(parametros)
    decir(
        f"Del {montaje.desde} al {montaje.hasta}: {len(montaje.conductas)} personas, "
        f"{len(montaje.conductor.casos.personal.agentes)} funcionarias y funcionarios."
    )
    montaje.conductor.correr(
        montaje.conductas, montaje.desde, montaje.hasta, _relator(montaje, decir)
    )
    with reloj.detenido(final_de(montaje.hasta.isoformat())):
        return reunir(montaje)


def final_de(dia: str) -> datetime:
    """Return the moment at which a day (AAAA-MM-DD) ends in the town."""
    siguiente = date.fromisoformat(dia) + timedelta(days=1)
    return datetime.combine(siguiente, time(), reloj.zona())


def _relator(montaje: Montaje, decir: Callable[[str], None]) -> Callable[[date], None]:
    """Return what tells each working day: the queue, the acts and how fast they go."""
    empezo = cronometro.monotonic()

    def relatar(dia: date) -> None:
        cola = montaje.conductor.colas.get(dia)
        if cola is None:
            return
        actos = Hoja.objects.count()
        ritmo = actos / (cronometro.monotonic() - empezo)
        decir(
            f"{dia}: {sum(cola.values())} tareas en espera al cierre; "
            f"{actos} actos, {ritmo:.0f} por segundo."
        )

    return relatar
