"""The roadmaps that a person keeps in their account."""

from dataclasses import dataclass

from experta.catalogo.rutas import rutas
from experta.cuentas.models import Persona
from experta.expedientes.models import HojaDeRuta

MAXIMO = 20


@dataclass(frozen=True)
class Guardada:
    """A roadmap kept, with the name of what it is for."""

    hoja: HojaDeRuta
    nombre: str


def hojas_de(persona: Persona) -> list[Guardada]:
    """Return the roadmaps of a person, the newest first; those the town took away are left out."""
    conocidas = rutas()
    hojas = HojaDeRuta.objects.filter(persona=persona, ruta__in=conocidas)
    return [Guardada(hoja, conocidas[hoja.ruta].nombre) for hoja in hojas[:MAXIMO]]
