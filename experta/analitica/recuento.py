"""Keeps the figures up to date: follows the history line by line, or counts everything again."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from experta.analitica.hechos import cifras_de
from experta.analitica.models import Causa, Cifra, Lectura
from experta.expedientes.models import Expediente, Suceso

LOTE = 500
# Two acts may be committed in another order than their lines were numbered: the last ones are
# read again.
SOLAPE = 200
_CAMPOS = [campo.name for campo in Cifra._meta.concrete_fields if not campo.primary_key]


def poner_al_dia(limite: int = 20_000) -> int:
    """Take in what happened since the last time, at most `limite` lines; return how many cases.

    Every change of a case leaves a line of history in its own transaction, so whatever changed
    is found by number, without looking at the cases that did not.
    """
    lectura, _ = Lectura.objects.get_or_create(pk=1)
    desde = max(lectura.suceso - SOLAPE, 0)
    lineas = Suceso.objects.filter(pk__gt=desde).order_by("pk")
    nuevas = list(lineas.values_list("pk", "expediente_id")[: limite + SOLAPE])
    casos = list(dict.fromkeys(expediente for _pk, expediente in nuevas))
    _contar(casos)
    if nuevas:
        Lectura.objects.filter(pk=1).update(suceso=nuevas[-1][0])
    return len(casos)


def recalcular() -> int:
    """Count every submitted case again; return how many."""
    casos = list(Expediente.objects.ingresados().order_by("pk").values_list("pk", flat=True))
    _contar(casos)
    return len(casos)


def _contar(casos: Sequence[UUID]) -> None:
    for inicio in range(0, len(casos), LOTE):
        _guardar(casos[inicio : inicio + LOTE])


@transaction.atomic
def _guardar(casos: Sequence[UUID]) -> None:
    cifras, causas = cifras_de(casos)
    Cifra.objects.bulk_create(
        cifras, update_conflicts=True, unique_fields=["expediente"], update_fields=_CAMPOS
    )
    Causa.objects.filter(cifra__in=casos).delete()
    Causa.objects.bulk_create(causas)
