"""Taking back the invitation, or the firma, of another professional on the application."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad, Expediente
from experta.expedientes.services.historia import anotar
from experta.tramitacion import corresponsables, marcha, permisos
from experta.tramitacion.errores import Conflicto


def retirar_invitacion(*, persona: Persona, expediente: Expediente) -> None:
    """Close the invitation at once, its link with it; a firma already given counts no more.

    Raises:
        NoPermitido: not a party.
        Conflicto: the application was sent, or there is nothing to take back.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        una = corresponsables.exigir_abierta(actual)
        if not Corresponsabilidad.retirar(actual):
            raise Conflicto("No hay una invitación que retirar.")
        anotar(
            expediente=actual,
            acto="retirar_invitacion",
            texto=f"Se retiró la invitación a firmar como {una.regla.cargo}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
        )
