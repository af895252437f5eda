"""The checks that go round by themselves: of the log, and of each case with its leaves."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from experta.bitacora.models import Contradiccion, PuntoDeControl
from experta.bitacora.puntos import HistoriaContradictoria, crear_punto_de_control
from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.tramitacion.consultas import bitacora
from experta.tramitacion.consultas.cotejo import cotejar_todos, hojas_sin_asunto
from experta.tramitacion.consultas.integridad import Diferencia
from experta.tramitacion.contradicciones import denunciar

# Each case is looked at once a day: every ten minutes, those whose id falls in that part of it.
PARTES: Final = 144
_CADA: Final = timedelta(minutes=10)
_IDES: Final = 1 << 128
_BITACORA: Final = "bitacora-"


def firmar_bitacora() -> None:
    """Make the next checkpoint.

    Raises:
        HistoriaContradictoria: the past was rewritten; the control body was told, once.
    """
    try:
        crear_punto_de_control(carpeta=bitacora.salida(), llaves=bitacora.carpeta_de_llaves())
    except HistoriaContradictoria as error:
        denunciar_bitacora([str(error)])
        raise


def comprobar_bitacora() -> int:
    """Compute the whole log again and tell what disproves it; return in how many things.

    What was told before and does not disprove it any more is over. A case that is gone from the
    database, key and all, leaves its first leaf behind: that is told too.
    """
    errores = bitacora.comprobar().errores if PuntoDeControl.objects.exists() else []
    denunciar_bitacora(errores)
    if not errores:
        suyas = Contradiccion.objects.filter(clave__startswith=_BITACORA, resuelta_at=None)
        suyas.update(resuelta_at=reloj.ahora())
    faltan = hojas_sin_asunto()
    for texto in faltan:
        denunciar(f"sin-asunto-{texto.split()[2]}", texto)
    return len(errores) + len(faltan)


def cotejar_una_parte() -> int:
    """Compare with their leaves the cases whose turn it is; return how many differences."""
    ahora = reloj.ahora()
    parte = int(ahora.timestamp() // _CADA.total_seconds()) % PARTES
    desde, hasta = (UUID(int=min(n * _IDES // PARTES, _IDES - 1)) for n in (parte, parte + 1))
    suyos = Expediente.objects.ingresados().filter(pk__gte=desde, pk__lte=hasta)
    cotejo = cotejar_todos(suyos.order_by("pk"))
    denunciar_diferencias(cotejo.diferencias)
    _dar_por_resueltas({una.clave for una in cotejo.diferencias}, desde, hasta)
    return len(cotejo.diferencias)


def denunciar_diferencias(diferencias: Iterable[Diferencia]) -> None:
    """Do so with what a comparison of cases found."""
    for una in diferencias:
        caso = una.folio or str(una.asunto)
        denunciar(una.clave, f"Expediente {caso}. {una.texto}", una.asunto)


def denunciar_bitacora(errores: Iterable[str]) -> None:
    """Do so with what disproves the log itself."""
    for texto in errores:
        denunciar(f"{_BITACORA}{sha256(texto.encode()).hexdigest()[:40]}", texto)


def _dar_por_resueltas(halladas: Collection[str], desde: UUID, hasta: UUID) -> None:
    """Close those of the cases just compared that were not found any more."""
    previas = Contradiccion.objects.filter(
        resuelta_at=None, asunto__gte=desde, asunto__lte=hasta
    ).exclude(clave__startswith="sello-")
    previas.exclude(clave__in=halladas).update(resuelta_at=reloj.ahora())
