"""Keeps the inboxes in step with the processes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from experta.bandeja.models import Tarea
from experta.expedientes.models import Expediente

# Tasks with this prefix are not steps of the drawn process; it neither opens nor closes them.
FUERA = "fuera:"


@dataclass(frozen=True)
class Pendiente:
    """A step that waits for a person: `tarea` is its id, stable while the step lasts."""

    tarea: str
    acto: str
    nombre: str
    rol: str
    dependencia: str
    area: str = ""


def sincronizar(
    *, expediente: Expediente, pendientes: Iterable[Pendiente], vence: date | None
) -> None:
    """Make the open tasks of a case exactly these: create what is new, cancel what is gone."""
    lista = list(pendientes)
    abiertas = expediente.tareas.filter(estado__in=[Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA])
    abiertas = abiertas.exclude(tarea__startswith=FUERA)
    abiertas.exclude(tarea__in=[p.tarea for p in lista]).update(estado=Tarea.Estado.CANCELADA)
    for pendiente in lista:
        abrir(expediente=expediente, pendiente=pendiente, vence=vence)


def abrir(*, expediente: Expediente, pendiente: Pendiente, vence: date | None) -> Tarea:
    """Open one task, once; by itself, one outside the process (sign a prevención, notify)."""
    tarea, _ = Tarea.objects.get_or_create(
        expediente=expediente,
        tarea=pendiente.tarea,
        defaults={
            "acto": pendiente.acto,
            "nombre": pendiente.nombre,
            "rol": pendiente.rol,
            "dependencia": pendiente.dependencia,
            "area": pendiente.area,
            "vence": vence,
        },
    )
    return tarea


def congelar(*, expediente: Expediente) -> None:
    """Pause the open tasks while the citizen answers."""
    expediente.tareas.filter(estado=Tarea.Estado.PENDIENTE).update(estado=Tarea.Estado.CONGELADA)


def descongelar(*, expediente: Expediente, vence: date | None) -> None:
    """Give the paused tasks back, with the due date that the clock has now."""
    expediente.tareas.filter(estado=Tarea.Estado.CONGELADA).update(
        estado=Tarea.Estado.PENDIENTE, vence=vence
    )


def cerrar_de_fuera(*, expediente: Expediente, actos: list[str]) -> None:
    """Close tasks outside the drawn process that a new fact made pointless."""
    expediente.tareas.filter(
        tarea__startswith=FUERA,
        acto__in=actos,
        estado__in=[Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA],
    ).update(estado=Tarea.Estado.CANCELADA)


def cerrar(*, expediente: Expediente, tarea: str) -> None:
    """Close one task by its name, if it is open: what it asked for was done another way."""
    abiertas = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]
    expediente.tareas.filter(tarea=tarea, estado__in=abiertas).update(estado=Tarea.Estado.CANCELADA)


def cancelar_todas(*, expediente: Expediente) -> None:
    """Close every open task: the case ended by another way."""
    expediente.tareas.filter(estado__in=[Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]).update(
        estado=Tarea.Estado.CANCELADA
    )
