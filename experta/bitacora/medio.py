"""By what means an act is done when it is not a person at a page: the log says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Medio:
    """`clave` goes into the digest of the leaf; `texto` ends the sentence of the history."""

    clave: str = ""
    texto: str = ""


_DE_NADIE = Medio()
_actual: ContextVar[Medio] = ContextVar("medio", default=_DE_NADIE)


def medio_actual() -> Medio:
    """Return by what means this is being done; empty for a person at a page."""
    return _actual.get()


@contextmanager
def por_medio_de(medio: Medio) -> Iterator[None]:
    """Have every act of the block say that it was done by that means."""
    previo = _actual.set(medio)
    try:
        yield
    finally:
        _actual.reset(previo)
