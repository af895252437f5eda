"""Registers of the town that are asked instead of the person. One small class per way of asking.

`PADRONES` has, for each register that a ficha may name (`lo_tiene.conector`), the providers that
speak with it. A provider answers within `PACIENCIA` seconds or raises ConnectionError: whoever asks
goes on without it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from experta.documentos.padrones.demo import Demo
from experta.documentos.padrones.falla import Falla
from experta.documentos.padrones.predial import Predial
from experta.documentos.padrones.tipos import Ficha

__all__ = ["Ficha", "Padron", "consultar"]


class Padron(Protocol):
    """What is asked of a register."""

    def consultar(self, clave: str) -> Ficha | None:
        """Return what the register says of a clave catastral; None when it has no such property.

        Raises:
            ConnectionError: it did not answer in time, or not in a way that can be read.
        """


@dataclass(frozen=True)
class _Registro:
    ajuste: str
    proveedores: Mapping[str, Callable[[], Padron]]


PADRONES = {
    "predial": _Registro("PADRON_PREDIAL", {"http": Predial, "demo": Demo, "falla": Falla}),
}


def consultar(padron: str, clave: str) -> Ficha | None:
    """Ask a register, by the provider that its setting names.

    Raises:
        ConnectionError: it cannot be asked now, or this town has none.
    """
    registro = PADRONES[padron]
    proveedor = registro.proveedores.get(getattr(settings, registro.ajuste))
    if proveedor is None:
        raise ConnectionError("Este municipio no tiene conectado ese padrón.")
    return proveedor().consultar(clave)
