"""Officials and their appointments, for the administrator: no case is ever told here."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from experta.comun import reloj
from experta.comun.texto import plegar
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.tramitacion.consultas.turno import nombre_de

POR_PAGINA: Final = 25


@dataclass(frozen=True)
class Cargo:
    """An appointment; `vigente` today, `por_terminar` while nobody fixed its last day."""

    id: int
    rol: str
    dependencia: str
    cargo: str
    oficio: str
    desde: date
    hasta: date | None
    vigente: bool

    @property
    def por_terminar(self) -> bool:
        """Whether its end may still be fixed."""
        return self.hasta is None


@dataclass(frozen=True)
class Funcionaria:
    """A person who holds or held an appointment."""

    publica: UUID
    nombre: str
    correo: str
    activa: bool
    cargos: tuple[Cargo, ...]


@dataclass(frozen=True)
class Lista:
    """A page of officials by name."""

    filas: tuple[Funcionaria, ...]
    hay_mas: bool


def funcionarias(q: str, pagina: int, *, todas: bool) -> Lista:
    """Return a page; three queries for one and for many.

    Args:
        q: part of a name, folded here.
        todas: also those whose appointments ended.
    """
    nombramientos = Nombramiento.objects.filter(persona=OuterRef("pk"))
    if not todas:
        nombramientos = nombramientos.vigentes(reloj.hoy())
    personas = Persona.objects.filter(Exists(nombramientos))
    if q:
        personas = personas.filter(nombre_plegado__contains=plegar(q))
    desde = (pagina - 1) * POR_PAGINA
    filas = personas.prefetch_related("nombramientos").order_by("nombre_plegado", "pk")
    pedidas = list(filas[desde : desde + POR_PAGINA + 1])
    return Lista(tuple(_una(p) for p in pedidas[:POR_PAGINA]), len(pedidas) > POR_PAGINA)


def _una(persona: Persona) -> Funcionaria:
    hoy = reloj.hoy()
    nombramientos = sorted(persona.nombramientos.all(), key=lambda n: n.desde, reverse=True)
    return Funcionaria(
        publica=persona.publica,
        nombre=str(persona),
        correo=persona.correo or persona.telefono or "",
        activa=persona.is_active,
        cargos=tuple(_cargo(nombramiento, hoy) for nombramiento in nombramientos),
    )


def _cargo(uno: Nombramiento, hoy: date) -> Cargo:
    return Cargo(
        id=uno.pk,
        rol=str(Rol(uno.rol).label),
        dependencia=nombre_de(uno.dependencia),
        cargo=uno.cargo,
        oficio=uno.oficio,
        desde=uno.desde,
        hasta=uno.hasta,
        vigente=uno.desde <= hoy and (uno.hasta is None or uno.hasta >= hoy),
    )
