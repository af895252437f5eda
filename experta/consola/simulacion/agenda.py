"""What is to happen, in order of time: the heart of any simulation by events. Pure."""

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

Accion = Callable[[], None]


class Agenda:
    """Actions by moment; those of one moment happen in the order in which they were asked for."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._pendientes: list[tuple[datetime, int, Accion]] = []
        self._orden = count()

    def __len__(self) -> int:
        """Return how many actions wait."""
        return len(self._pendientes)

    def programar(self, momento: datetime, accion: Accion) -> None:
        """Ask for an action at an aware moment."""
        heapq.heappush(self._pendientes, (momento, next(self._orden), accion))

    def correr(self, hasta: datetime, mover: Callable[[datetime], None]) -> int:
        """Do everything due before a moment, moving the clock to each; return how many were."""
        hechas = 0
        while self._pendientes and self._pendientes[0][0] < hasta:
            momento, _orden, accion = heapq.heappop(self._pendientes)
            mover(momento)
            accion()
            hechas += 1
        mover(hasta)
        return hechas
