"""What the control body watches: late cases, jumps of the queue, readings, charges that meet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from experta.bandeja.models import Tarea
from experta.comun import reloj
from experta.cuentas.incompatibles import Cargo, choques
from experta.cuentas.models import Nombramiento, Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente, Suceso
from experta.tramitacion.coincidencias import ACTO, en_palabras
from experta.tramitacion.consultas.interno import quien_lo_tiene
from experta.tramitacion.consultas.semaforo import Semaforo, Semaforos
from experta.tramitacion.consultas.turno import con_lo_del_turno, nombre_de

MAXIMO: Final = 100
DIAS: Final = 30


@dataclass(frozen=True)
class Atrasado:
    """A case whose legal plazo ended and that an authority still owes."""

    id: UUID
    folio: str
    tramite: str
    quien: str
    semaforo: Semaforo


@dataclass(frozen=True)
class Salto:
    """A task done before others of its kind that came first, fell due first and still wait."""

    expediente: UUID
    folio: str
    nombre: str
    oficina: str
    quien: str
    cuando: datetime
    adelantados: int


@dataclass(frozen=True)
class Coincidencia:
    """A person who holds two charges that should be of two people."""

    quien: str
    uno: str
    otro: str


@dataclass(frozen=True)
class Lectura:
    """A line of a history: a file opened without a task on the case, or charges that met."""

    expediente: UUID
    folio: str
    texto: str
    quien: str
    cuando: datetime


def atrasados() -> tuple[Atrasado, ...]:
    """Return the late cases, oldest due date first; the same queries for one and for many."""
    semaforos = Semaforos()
    casos = con_lo_del_turno(_atrasados()).order_by("vence", "pk")[:MAXIMO]
    return tuple(
        Atrasado(
            id=caso.pk,
            folio=caso.folio or "",
            tramite=caso.version.nombre,
            quien=quien_lo_tiene(caso),
            semaforo=semaforos.de(caso.vence),
        )
        for caso in casos
    )


def saltos() -> tuple[Salto, ...]:
    """Return the jumps of the last DIAS days, newest first; one query."""
    antes = (
        Tarea.objects.filter(
            acto=OuterRef("acto"),
            dependencia=OuterRef("dependencia"),
            area=OuterRef("area"),
            estado=Tarea.Estado.PENDIENTE,
            created_at__lt=OuterRef("created_at"),
            vence__lt=OuterRef("vence"),
        )
        .order_by()
        .values("acto")
        .annotate(cuantas=Count("pk"))
        .values("cuantas")
    )
    hechas = (
        Tarea.objects.filter(estado=Tarea.Estado.HECHA, hecha_at__gte=_desde())
        .annotate(adelantadas=Coalesce(Subquery(antes, output_field=IntegerField()), 0))
        .filter(adelantadas__gt=0)
        .select_related("expediente", "hecha_por")
        .order_by("-hecha_at")[:MAXIMO]
    )
    return tuple(
        Salto(
            expediente=tarea.expediente_id,
            folio=tarea.expediente.folio or "",
            nombre=tarea.nombre,
            oficina=nombre_de(tarea.dependencia),
            quien=str(tarea.hecha_por or ""),
            cuando=tarea.hecha_at or tarea.created_at,
            adelantados=getattr(tarea, "adelantadas", 0),
        )
        for tarea in hechas
    )


def lecturas() -> tuple[Lectura, ...]:
    """Return the readings of the last DIAS days, newest first; one query."""
    return _renglones("registrar_lectura", "registrar_consulta")


def coincidencias() -> tuple[Lectura, ...]:
    """Return where one person acted with two charges that should be of two, newest first."""
    return _renglones(ACTO)


def quienes_coinciden() -> tuple[Coincidencia, ...]:
    """Return who holds today charges that should be of two people, by name; two queries."""
    cargos: dict[Persona, list[Cargo]] = {}
    vigentes = Nombramiento.objects.vigentes(reloj.hoy()).select_related("persona")
    for uno in vigentes.order_by("persona__nombre_plegado", "persona_id"):
        cargos.setdefault(uno.persona, []).append(Cargo(uno.rol, uno.dependencia))
    return tuple(
        Coincidencia(str(persona), en_palabras(uno), en_palabras(otro))
        for persona, suyos in cargos.items()
        for uno, otro in choques(suyos)
    )[:MAXIMO]


def _renglones(*actos: str) -> tuple[Lectura, ...]:
    sucesos = Suceso.objects.filter(acto__in=actos, at__gte=_desde())
    return tuple(
        Lectura(
            expediente=uno.expediente_id,
            folio=uno.expediente.folio or "",
            texto=uno.texto,
            quien=str(uno.actor or ""),
            cuando=uno.at,
        )
        for uno in sucesos.select_related("expediente", "actor").order_by("-at")[:MAXIMO]
    )


def _atrasados() -> QuerySet[Expediente]:
    return Expediente.objects.filter(
        estado__in=rules.ABIERTOS, vence__isnull=False, vence__lt=reloj.hoy()
    ).exclude(estado=rules.PREVENIDO)


def _desde() -> datetime:
    return reloj.ahora() - timedelta(days=DIAS)
