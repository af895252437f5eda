"""The ticks of the checklist of an area, kept together."""

from collections.abc import Collection

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Cotejo, Expediente


def fijar_cotejos(
    *, expediente: Expediente, area: str, puntos: Collection[str], renovados: Collection[str],
    persona: Persona,
) -> tuple[int, int]:  # fmt: skip
    """Make the ticks of an area exactly these; return how many were put and taken away.

    Args:
        renovados: points already ticked whose paper or answer changed since: ticked anew.
    """
    suyos = Cotejo.objects.filter(expediente=expediente, area=area)
    quitados, _ = suyos.exclude(punto__in=puntos).delete()
    suyos.filter(punto__in=renovados).update(autor=persona, created_at=reloj.ahora())
    faltan = set(puntos) - set(suyos.values_list("punto", flat=True))
    Cotejo.objects.bulk_create(
        [
            Cotejo(expediente=expediente, area=area, punto=punto, autor=persona)
            for punto in sorted(faltan)
        ],
        ignore_conflicts=True,
    )
    return len(faltan), quitados
