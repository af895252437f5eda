"""What was granted is about to end: its people are told in time to renew it."""

from django.db import transaction

from experta.comun.texto import fecha_larga
from experta.documentos.models import Documento
from experta.documentos.renovaciones import recordado
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, notificaciones, renovaciones


def recordar_vencimiento(*, documento: Documento, dias: int) -> bool:
    """Tell, once for that many days before; say whether it was this call."""
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        if documento.vigente_hasta is None or not recordado(documento=documento, dias=dias):
            return False
        pedida = renovaciones.pedida(documento)
        if pedida and pedida.estado != BORRADOR:
            return False  # nobody is hurried to do what they did
        hasta = fecha_larga(documento.vigente_hasta)
        tramite = expediente.version.nombre
        texto = f"Lo que obtuviste con «{tramite}» vence el {hasta}. Ya lo puedes renovar."
        anotar(
            expediente=expediente,
            acto="recordar_vencimiento",
            texto=texto,
            actor=None,
            cambio={"documento": str(documento.pk), "dias": dias},
        )
        regla = renovaciones.regla_de(documento)
        notificaciones.avisar_a_partes(
            expediente,
            f"Se acerca el vencimiento de {expediente.folio}",
            f"{texto} {regla.texto if regla else ''} Entra a tu trámite y elige «Renovar».",
        )
    return True
