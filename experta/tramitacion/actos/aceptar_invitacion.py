"""Accepting to read an application in order to sign it: from now the invitation is hers."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha
from experta.tramitacion.errores import NoPermitido


def aceptar_invitacion(*, persona: Persona, llave: str) -> Corresponsabilidad:
    """Bind the open invitation of that link to whoever takes it first; again changes nothing.

    Raises:
        NoPermitido: the link opens nothing (any more), it is another's, or there is no account.
    """
    fila = Corresponsabilidad.objects.con_llave(llave).select_related("expediente").first()
    if fila is None or persona.sin_cuenta:
        raise NoPermitido("Esta invitación no existe o ya se cerró.")
    if fila.persona_id == persona.pk:
        return fila
    with transaction.atomic():
        actual = marcha.tomar(fila.expediente_id)
        if not fila.aceptar(persona):
            raise NoPermitido("Esta invitación ya es de otra persona.")
        anotar(
            expediente=actual,
            acto="aceptar_invitacion",
            texto=f"Abrieron la invitación a firmar como {fila.cargo}.",
            actor=persona,
        )
    return fila
