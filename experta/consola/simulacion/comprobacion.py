"""Counts every ledger again from its facts, and looks for a clock that did not keep its word.

It uses the recount of the room `plazos`; the tests of this package compare the same plazos with a
slow day counter that shares no code with it.
"""

from collections.abc import Iterator
from datetime import datetime

from experta.plazos.models import Estado, Plazo
from experta.plazos.repaso import comprobar_libro
from experta.plazos.tipos import Tipo


def comprobar(ahora: datetime) -> tuple[int, list[str]]:
    """Return how many plazos were counted again, and each violation as a Spanish sentence."""
    plazos = Plazo.objects.select_related("calendario").order_by("pk")
    violaciones = [
        f"Plazo {plazo.pk} ({plazo.clave}): {fallo}"
        for plazo in plazos.iterator(chunk_size=500)
        for fallo in (*comprobar_libro(plazo), *fuera_de_tiempo(plazo, ahora))
    ]
    return plazos.count(), violaciones


def fuera_de_tiempo(plazo: Plazo, ahora: datetime) -> Iterator[str]:
    """Yield how the end of a plazo contradicts its own last moment."""
    vence, termino = plazo.vence_at, plazo.terminado_at or ahora
    if vence is None:
        return
    if plazo.estado == Estado.CUMPLIDO and termino > vence:
        yield f"se dio por cumplido el {termino}, después de vencer."
    if plazo.estado == Estado.VENCIDO and termino < vence:
        yield f"se dio por vencido el {termino}, antes de tiempo."
    if plazo.estado == Estado.VENCIDO and plazo.clave == "respuesta" and not _con_ficta(plazo):
        yield "venció y su libro no dice qué significa el silencio."
    if plazo.estado == Estado.CORRIENDO and termino >= vence:
        yield "venció y nadie lo registró."


def _con_ficta(plazo: Plazo) -> bool:
    return plazo.renglones.filter(tipo=Tipo.FICTA).exists()
