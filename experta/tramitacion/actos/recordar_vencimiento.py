"""What was granted is about to end: its people are told in time to renew it."""

from django.db import transaction

from experta.documentos.models import Documento
from experta.documentos.renovaciones import recordado
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, notificaciones, renovaciones


def recordar_vencimiento(*, documento: Documento, dias: int) -> bool:
    """Tell, once for that many days before the last to renew it; say whether it was this call."""
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        if documento.vigente_hasta is None or not recordado(documento=documento, dias=dias):
            return False
        pedida = renovaciones.pedida(documento)
        if pedida and pedida.estado != BORRADOR:
            return False  # nobody is hurried to do what they did
        regla = renovaciones.regla_de(documento)
        texto = renovaciones.como_va(documento, regla, expediente.version.nombre)
        anotar(
            expediente=expediente,
            acto="recordar_vencimiento",
            texto=texto,
            actor=None,
            cambio={"documento": str(documento.pk), "dias": dias},
        )
        titulo = "Ya venció" if documento.vencido else "Se acerca el vencimiento de"
        notificaciones.avisar_a_partes(
            expediente,
            f"{titulo} {expediente.folio}",
            f"{texto} {regla.texto if regla else ''} Entra a tu trámite y elige «Renovar».",
        )
    return True
