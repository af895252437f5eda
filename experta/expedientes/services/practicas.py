"""Practices: drafts that are filled in to learn how, and that leave nothing behind."""

from datetime import timedelta

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.expedientes.services.adjuntos import vaciar_retirados

VIDA = timedelta(days=1)


def borrar(expediente: Expediente) -> bool:
    """Delete a practice with its rows; say whether there was one. A real case is never touched.

    Its files are left without a row, and the daily round takes them.
    """
    return _borrar(pk=expediente.pk)


def borrar_viejas() -> int:
    """Delete the practices that nobody touched for a day, and their files; return how many."""
    limite = reloj.ahora() - VIDA
    viejas = Expediente.objects.filter(practica=True, updated_at__lt=limite)
    borradas = sum(
        _borrar(pk=pk, updated_at__lt=limite) for pk in list(viejas.values_list("pk", flat=True))
    )
    vaciar_retirados()
    return borradas


def _borrar(**cual: object) -> bool:
    borradas = Expediente.objects.filter(practica=True, **cual).delete()[1]
    return bool(borradas.get(Expediente._meta.label))
