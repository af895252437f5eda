"""The ticks of the checklist of an area, kept together."""

from collections.abc import Collection

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, VistoBueno


def fijar_vistos_buenos(
    *, expediente: Expediente, area: str, puntos: Collection[str], renovados: Collection[str],
    persona: Persona,
) -> tuple[int, int]:  # fmt: skip
    """Make the ticks of an area exactly these; return how many were put and taken away.

    Args:
        renovados: points already ticked whose paper or answer changed since: ticked anew.
    """
    suyos = VistoBueno.objects.filter(expediente=expediente, area=area)
    quitados, _ = suyos.exclude(punto__in=puntos).delete()
    suyos.filter(punto__in=renovados).update(autor=persona, created_at=reloj.ahora())
    faltan = set(puntos) - set(suyos.values_list("punto", flat=True))
    VistoBueno.objects.bulk_create(
        [
            VistoBueno(expediente=expediente, area=area, punto=punto, autor=persona)
            for punto in sorted(faltan)
        ],
        ignore_conflicts=True,
    )
    return len(faltan), quitados
