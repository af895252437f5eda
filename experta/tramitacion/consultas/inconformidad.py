"""The recurso as both pages tell it: that of the case contested, and that of the recurso."""

from dataclasses import dataclass
from datetime import date, datetime

from experta.expedientes.models import Expediente
from experta.tramitacion.recursos import impugnable, presentado, repuesta


@dataclass(frozen=True)
class Inconformidad:
    """`recurso` is the one begun against the case; without it, `abierta` says it may still be.

    `contra` is the title of the acuerdo that took a document out of force, if that is contested.
    """

    hasta: date | None
    abierta: bool
    recurso: Expediente | None
    contra: str = ""


@dataclass(frozen=True)
class Vuelta:
    """That a case is in review again because a recurso was won; `hasta` is the new last day."""

    recurso: Expediente
    desde: datetime
    hasta: date | None


def inconformidad(expediente: Expediente) -> Inconformidad | None:
    """Return what a party may do against a case, or None when nothing may be contested."""
    acto = impugnable(expediente)
    if acto is None:
        return None
    previo = presentado(expediente, acto)
    return Inconformidad(
        hasta=acto.hasta,
        abierta=acto.a_tiempo and previo is None,
        recurso=previo.expediente if previo else None,
        contra=acto.contra,
    )


def recurrido(expediente: Expediente) -> Expediente | None:
    """Return the case that a recurso contests; None when it is no recurso."""
    recurso = getattr(expediente, "recurso", None)
    return recurso.recurrido if recurso else None


def vuelta(expediente: Expediente) -> Vuelta | None:
    """Return why an open case is in review again; None when no recurso put it back."""
    ganado = repuesta(expediente) if expediente.abierto else None
    if ganado is None or ganado.repuso_at is None:
        return None
    return Vuelta(ganado.expediente, ganado.repuso_at, expediente.vence)
