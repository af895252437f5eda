"""Deleting a practice. Nothing was asked of the authority: it leaves no line in the history."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.services import practicas
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto


def borrar_practica(*, persona: Persona, expediente: Expediente) -> None:
    """Delete a practice and everything written in it.

    Raises:
        NoPermitido: not a party.
        Conflicto: it is a real application.
    """
    permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        if not practicas.borrar(expediente):
            raise Conflicto("Esta solicitud es de verdad: solo se borran las prácticas.")
