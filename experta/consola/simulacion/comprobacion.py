"""Counts every plazo again from its stored facts, and looks for a clock that did not keep its word.

It uses the arithmetic of the room `plazos`; the tests of this package do the same with a slow
counter that shares no code with it.
"""

from collections.abc import Iterator
from datetime import datetime

from experta.plazos.hechos import primer_instante_tarde, solicitud_de
from experta.plazos.models import Estado, Plazo
from experta.plazos.rules import calcular
from experta.plazos.tipos import dia_de


def comprobar(ahora: datetime) -> tuple[int, list[str]]:
    """Return how many plazos were counted again, and each violation as a Spanish sentence."""
    plazos = Plazo.objects.order_by("pk").con_libro()
    violaciones = [
        f"Plazo {plazo.pk} ({plazo.clave}): {fallo}"
        for plazo in plazos.iterator(chunk_size=500)
        for fallo in fallos(plazo, ahora)
    ]
    return plazos.count(), violaciones


def fallos(plazo: Plazo, ahora: datetime) -> Iterator[str]:
    """Yield what is wrong with one plazo at a moment."""
    vence = calcular(solicitud_de(plazo)).vence
    guardado = plazo.vence_fecha
    if (dia_de(vence) if vence else None) != guardado:
        yield f"vence el {guardado} y contado otra vez vence el {vence}."
    elif vence and plazo.vence_at != primer_instante_tarde(plazo, vence):
        yield f"su último momento es {plazo.vence_at} y debía ser el de {vence}."
    if plazo.vence_at is not None:
        yield from _fuera_de_tiempo(plazo, plazo.vence_at, plazo.terminado_at or ahora)


def _fuera_de_tiempo(plazo: Plazo, vence: datetime, termino: datetime) -> Iterator[str]:
    if plazo.estado == Estado.CUMPLIDO and termino > vence:
        yield f"se dio por cumplido el {termino}, después de vencer."
    if plazo.estado == Estado.VENCIDO and termino < vence:
        yield f"se dio por vencido el {termino}, antes de tiempo."
    if plazo.estado == Estado.CORRIENDO and termino >= vence:
        yield "venció y nadie lo registró."
