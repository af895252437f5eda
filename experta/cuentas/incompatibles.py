"""Which appointments should not meet in one person (LGRA art. 7: impartiality). Pure.

A town of three officials cannot keep them apart: what it can do is say so.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from experta.cuentas.models import Rol

_REVISAN = (Rol.REVISOR, Rol.INSPECTOR)


class Cargo(NamedTuple):
    """A role in an office (its key)."""

    rol: str
    dependencia: str


def chocan(uno: Cargo, otro: Cargo) -> bool:
    """Tell whether two appointments should be of two people.

    Whoever watches does nothing else; whoever takes the money does not sign; whoever reviews or
    visits for an office does not sign for it.
    """
    roles = {uno.rol, otro.rol}
    if Rol.OIC in roles:
        return len(roles) == 2
    if roles == {Rol.TESORERIA, Rol.FIRMANTE}:
        return True
    misma = uno.dependencia == otro.dependencia
    return misma and Rol.FIRMANTE in roles and bool(roles & set(_REVISAN))


def choques(cargos: Iterable[Cargo]) -> list[tuple[Cargo, Cargo]]:
    """Return the pairs that should be of two people, in order."""
    return [par for par in combinations(sorted(set(cargos)), 2) if chocan(*par)]
