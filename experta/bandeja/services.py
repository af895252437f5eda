"""Keeps the inboxes in step with the processes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from experta.bandeja.models import Tarea, TareaQuerySet
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


def fechar(*, expediente: Expediente, vence: date | None) -> None:
    """Give the open steps of the drawn process the due date that the clock has now."""
    abiertas = expediente.tareas.filter(estado__in=[Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA])
    abiertas.exclude(tarea__startswith=FUERA).update(vence=vence)


def nombre_de_vencida(*, expediente: Expediente, clave: str) -> str:
    """Return the name of the task that attends the end of a plazo; a plazo may end twice."""
    base = f"{FUERA}vencido-{clave}"
    abiertas = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]
    cerradas = _vencidas(expediente, clave).exclude(estado__in=abiertas).count()
    return f"{base}#{cerradas + 1}" if cerradas else base


def cerrar_vencidas(*, expediente: Expediente, clave: str) -> None:
    """Close the task that attends the end of that plazo: it no longer asks for anything."""
    abiertas = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]
    _vencidas(expediente, clave).filter(estado__in=abiertas).update(estado=Tarea.Estado.CANCELADA)


def cerrar_firmas(*, expediente: Expediente, lote: str) -> None:
    """Close the tasks to sign a lot outside the drawn process that was dropped."""
    abiertas = [Tarea.Estado.PENDIENTE, Tarea.Estado.CONGELADA]
    expediente.tareas.filter(
        tarea__startswith=f"{lote}#", acto="firmar", estado__in=abiertas
    ).update(estado=Tarea.Estado.CANCELADA)


def _vencidas(expediente: Expediente, clave: str) -> TareaQuerySet:
    base = f"{FUERA}vencido-{clave}"
    return Tarea.objects.filter(
        Q(tarea=base) | Q(tarea__startswith=f"{base}#"), expediente=expediente
    )
