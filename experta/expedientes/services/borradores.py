"""Drafts: who is at one keeps it, and one that nobody touches is erased with all it holds."""

from datetime import datetime

from django.db import transaction

from experta.comun import reloj
from experta.expedientes.models import Expediente, Recurso
from experta.expedientes.models.expediente import ExpedienteQuerySet
from experta.expedientes.rules import BORRADOR


def sin_tocar(limite: datetime) -> ExpedienteQuerySet:
    """Return the drafts that nobody changed since a moment; practices have a life of their own."""
    return Expediente.objects.filter(estado=BORRADOR, practica=False, updated_at__lt=limite)


def tocar(expediente: Expediente) -> None:
    """Record that somebody is at a draft, also where no answer changes: a file goes up."""
    abiertos = Expediente.objects.filter(pk=expediente.pk, estado=BORRADOR)
    abiertos.update(updated_at=reloj.ahora())


@transaction.atomic
def borrar(*, expediente: Expediente, limite: datetime) -> bool:
    """Erase a draft if still nobody touched it since then; say whether it went.

    Its files are left without a row, and the round of files takes them.
    """
    if not sin_tocar(limite).select_for_update().filter(pk=expediente.pk).exists():
        return False
    Recurso.objects.filter(expediente=expediente.pk).delete()
    Expediente.objects.filter(pk=expediente.pk).delete()
    return True
