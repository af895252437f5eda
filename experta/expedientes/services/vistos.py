"""The ticks of the checklist of an area, kept together."""

from collections.abc import Collection
from datetime import datetime

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, VistoBueno


def fijar_vistos_buenos(
    *,
    expediente: Expediente,
    area: str,
    puntos: Collection[str],
    persona: Persona,
    cambio_at: datetime | None,
) -> tuple[int, int]:
    """Make the ticks of an area exactly these; return how many were put and taken away.

    Args:
        cambio_at: when the person answered the prevención; older ticks are put anew.
    """
    suyos = VistoBueno.objects.filter(expediente=expediente, area=area)
    quitados, _ = suyos.exclude(punto__in=puntos).delete()
    if cambio_at:
        suyos.filter(created_at__lt=cambio_at).update(autor=persona, created_at=reloj.ahora())
    faltan = set(puntos) - set(suyos.values_list("punto", flat=True))
    VistoBueno.objects.bulk_create(
        [
            VistoBueno(expediente=expediente, area=area, punto=punto, autor=persona)
            for punto in sorted(faltan)
        ],
        ignore_conflicts=True,
    )
    return len(faltan), quitados
