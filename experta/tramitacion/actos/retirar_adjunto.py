"""Taking a file back, in the draft or when the prevención asks for it."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto
from experta.tramitacion import adjuntables, marcha, permisos


def retirar_adjunto(*, persona: Persona, adjunto: Adjunto) -> None:
    """Withdraw a file. One that was already submitted stays as evidence, out of force.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: the file is of a visit, not of an answer.
        Conflicto: the case is not open for that document, or the file was withdrawn before.
    """
    acceso = permisos.exigir_parte(persona, adjunto.expediente)
    adjuntables.pregunta_de_archivo(adjunto.expediente, adjunto.pregunta)
    with transaction.atomic():
        expediente = marcha.tomar(adjunto.expediente_id)
        adjuntables.etapa_abierta(expediente, adjunto.pregunta)
        adjuntables.retirar(
            adjunto=adjunto,
            expediente=expediente,
            persona=persona,
            en_nombre_de=acceso.en_nombre_de,
        )
