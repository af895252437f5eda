"""The last day of an order of payment ended: the person is told and offered another one."""

from django.db import transaction

from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.pagos import services as pagos
from experta.pagos.models import OrdenPago
from experta.tramitacion import marcha, notificaciones


def vencer_orden(*, orden: OrdenPago) -> bool:
    """Expire the order once; say whether it was this call."""
    with transaction.atomic():
        expediente = marcha.tomar(orden.expediente_id)
        if not pagos.vencer(orden=orden, ahora=reloj.ahora()):
            return False
        if expediente.estado != EN_TRAMITE:
            return True
        texto = f"Tu orden de pago venció el {fecha_larga(orden.vence)}. Puedes pedir otra."
        anotar(
            expediente=expediente,
            acto="vencer_orden",
            texto=texto,
            actor=None,
            cambio={"orden": orden.referencia},
        )
        notificaciones.avisar_a_partes(
            expediente, f"Venció tu orden de pago del trámite {expediente.folio}", texto
        )
    return True
