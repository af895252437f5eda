"""Taking a file back, in the draft or when the prevención asks for it."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto
from experta.expedientes.services.borradores import tocar
from experta.expedientes.services.historia import anotar
from experta.tramitacion import adjuntables, marcha, permisos
from experta.tramitacion.errores import Conflicto


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
        if not adjunto.retirar():
            raise Conflicto("Ese archivo ya se había quitado.")
        tocar(expediente)
        anotar(
            expediente=expediente,
            acto="retirar_adjunto",
            texto=f"Se quitó el archivo «{adjunto.nombre}».",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            publico=False,
            cambio={"pregunta": adjunto.pregunta, "sha256": adjunto.sha256},
            filas=[adjunto],
        )
