"""The citizen withdraws: the case ends without a decision (LFPA art. 57)."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.expedientes.rules import ABIERTOS
from experta.expedientes.services.historia import anotar
from experta.tramitacion import cierre, marcha, permisos, proyectos
from experta.tramitacion.errores import Conflicto

_FIRMADA = [Documento.Estado.FIRMADO, Documento.Estado.VIGENTE]


def desistir(*, persona: Persona, expediente: Expediente) -> Expediente:
    """End an open case at the will of its party.

    Raises:
        NoPermitido: not a party.
        Conflicto: it already ended, or its resolution is signed.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado not in ABIERTOS:
            raise Conflicto("Este trámite ya terminó.")
        if actual.documentos.filter(clase="resolucion", estado__in=_FIRMADA).exists():
            raise Conflicto("Tu trámite ya se resolvió; en un momento recibes la respuesta.")
        actual.mover("desistir")
        marcha.cancelar(actual)
        cierre.cerrar(actual)
        proyectos.retirar(actual)
        anotar(
            expediente=actual,
            acto="desistir",
            texto="Retiraste tu solicitud. El trámite terminó.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
        )
    return actual
