"""What an official may read in the office, which is never the inside of a case of their own."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from experta.bandeja.models import Tarea, TareaQuerySet
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Parte
from experta.expedientes.models.expediente import ExpedienteQuerySet


def expedientes_de_oficio(persona: Persona) -> ExpedienteQuerySet:
    """Keep submitted cases that the person's appointments open, not those where they are a party.

    A reviewer who asks for a permit follows it as any citizen does: internal notes stay closed.
    """
    visibles = Expediente.objects.visible_to(persona).ingresados()
    propios = Expediente.objects.de_la_ciudadania(persona).values("pk")
    es_parte = Parte.objects.filter(expediente=OuterRef("pk"), persona=persona)
    return visibles.exclude(pk__in=propios).exclude(Exists(es_parte))


def tareas_de_oficio(persona: Persona) -> TareaQuerySet:
    """Keep the tasks of the person's roles and offices, without those of a case of their own."""
    propios = Expediente.objects.de_la_ciudadania(persona).values("pk")
    es_parte = Parte.objects.filter(expediente=OuterRef("expediente_id"), persona=persona)
    visibles = Tarea.objects.visible_to(persona)
    return visibles.exclude(expediente__in=propios).exclude(Exists(es_parte))


def atiende(persona: Persona, expediente: UUID) -> bool:
    """Say whether the case is, or was, work of the person's charges of today."""
    cargos = {(uno.rol, uno.dependencia) for uno in persona.nombramientos_vigentes}
    tareas = tareas_de_oficio(persona).filter(expediente=expediente)
    return bool(cargos & set(tareas.values_list("rol", "dependencia")))
