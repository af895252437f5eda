"""Several people press at the same moment: each in a thread, with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

R = TypeVar("R")


def a_la_vez(*acciones: Callable[[], R]) -> list[R]:
    """Do everything at the same moment; return what each gave, in order."""
    salida = Barrier(len(acciones))

    def una(accion: Callable[[], R]) -> R:
        salida.wait(timeout=10)
        try:
            return accion()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acciones)) as hilos:
        return list(hilos.map(una, acciones))
