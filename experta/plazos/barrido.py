"""The sweep: which moments have passed, taking each exactly once, and trying again what failed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from experta.comun import reloj
from experta.plazos import hechos
from experta.plazos.models import Estado, Plazo, Vencimiento
from experta.plazos.rules import calcular

_PRIMERA_ESPERA, _ULTIMA_ESPERA = timedelta(minutes=5), timedelta(days=1)


def vencidos_por_atender(ahora: datetime, limite: int = 100) -> list[Vencimiento]:
    """Return the moments that have passed and nobody attended, oldest first.

    Those that failed come after all the others, once their time to be tried again has come.
    """
    debidos = Vencimiento.objects.filter(atendido_at=None, vence_at__lte=ahora)
    debidos = debidos.select_related("plazo")
    nuevos = list(debidos.filter(reintento_at=None).order_by("vence_at", "pk")[:limite])
    if len(nuevos) == limite:
        return nuevos
    fallidos = debidos.filter(reintento_at__lte=ahora).order_by("reintento_at", "pk")
    return [*nuevos, *fallidos[: limite - len(nuevos)]]


def aplazar(vencimiento: Vencimiento, ahora: datetime) -> None:
    """Leave for later a moment that could not be attended: each time twice as late, up to a day."""
    espera = reloj.reintento(vencimiento.fallos, primera=_PRIMERA_ESPERA, ultima=_ULTIMA_ESPERA)
    Vencimiento.objects.filter(pk=vencimiento.pk, atendido_at=None).update(
        fallos=F("fallos") + 1, reintento_at=ahora + espera
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
