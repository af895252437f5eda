"""The professional who was invited does not sign, and says why."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad
from experta.expedientes.services.historia import anotar
from experta.tramitacion import corresponsables, marcha
from experta.tramitacion.errores import Conflicto, dato_invalido

_LARGO = 500


def declinar_corresponsabilidad(
    *, persona: Persona, corresponsabilidad: Corresponsabilidad, motivo: str
) -> None:
    """Close the invitation without a firma; whoever sent it reads the reason.

    Raises:
        DatosInvalidos: there is no reason, or it is too long.
        Conflicto: the invitation closed.
    """
    motivo = motivo.strip()
    if not 0 < len(motivo) <= _LARGO:
        raise dato_invalido("motivo", f"Di por qué no firmas, en {_LARGO} letras o menos.")
    with transaction.atomic():
        actual = marcha.tomar(corresponsabilidad.expediente_id)
        corresponsabilidad.expediente = actual
        corresponsables.exigir_suya(persona, corresponsabilidad)
        if not corresponsabilidad.declinar(motivo):
            raise Conflicto("Esta invitación ya se cerró.")
        anotar(
            expediente=actual,
            acto="declinar_corresponsabilidad",
            texto=f"No aceptaron la invitación a firmar como {corresponsabilidad.cargo}.",
            actor=persona,
            cambio={"motivo": motivo},
        )
        corresponsables.avisar_a_quien_invito(
            corresponsabilidad,
            "No aceptaron firmar tu solicitud",
            f"A quien invitaste como {corresponsabilidad.cargo} no firma. Dice: {motivo}",
        )
