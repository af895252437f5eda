"""The sweep: which moments have passed, and taking each exactly once."""

from datetime import datetime

from django.db import transaction

from experta.comun import reloj
from experta.plazos import hechos
from experta.plazos.models import Estado, Plazo, Vencimiento
from experta.plazos.rules import calcular


def vencidos_por_atender(ahora: datetime, limite: int = 100) -> list[Vencimiento]:
    """Return the moments that have passed and nobody attended, oldest first."""
    return list(
        Vencimiento.objects.filter(atendido_at=None, vence_at__lte=ahora)
        .select_related("plazo")
        .order_by("vence_at", "pk")[:limite]
    )


@transaction.atomic
def marcar_atendido(vencimiento: Vencimiento, at: datetime | None = None) -> bool:
    """Take a due moment; True for exactly one caller. The end of a plazo leaves it `vencido`.

    What follows belongs in the same transaction: if it fails, the next sweep finds it again.
    """
    ahora = at or reloj.ahora()
    pendiente = Vencimiento.objects.filter(pk=vencimiento.pk, atendido_at=None, vence_at__lte=ahora)
    if vencimiento.tipo != vencimiento.plazo.clave:
        return bool(pendiente.update(atendido_at=ahora))
    plazo = Plazo.objects.get(pk=vencimiento.plazo_id)
    final = {"estado": Estado.VENCIDO, "terminado_at": ahora}
    if not pendiente.exists() or not hechos.cambiar(plazo, (Estado.CORRIENDO,), **final):
        return False
    pendiente.update(atendido_at=ahora)
    hechos.desprogramar(plazo)
    hechos.anotar(plazo, calcular(hechos.solicitud_de(plazo)).renglones[-1], ahora)
    return True
