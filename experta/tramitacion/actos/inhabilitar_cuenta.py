"""The administrator closes an official's account, or opens it; passwords are never touched."""

from uuid import uuid4

from django.db import transaction

from experta.comun.texto import sin_enlaces
from experta.cuentas import altas
from experta.cuentas.models import Persona, Rol
from experta.tramitacion import control, permisos
from experta.tramitacion.errores import Conflicto, NoPermitido


def inhabilitar_cuenta(*, persona: Persona, cuenta: Persona, inhabilitar: bool) -> Persona:
    """Close the account, or open it when `inhabilitar` is False.

    Raises:
        NoPermitido: not an administrator, one's own account, or one that is no official's.
        Conflicto: it was already so.
    """
    permisos.exigir_rol(persona, Rol.ADMINISTRADOR)
    if cuenta == persona or not cuenta.nombramientos.exists():
        raise NoPermitido("Solo se inhabilitan cuentas de otras personas de la oficina.")
    cambiar = altas.inhabilitar if inhabilitar else altas.rehabilitar
    with transaction.atomic():
        if not cambiar(persona=cuenta, por=str(persona.publica)):
            raise Conflicto("Alguien ya hizo este cambio.")
        que = "inhabilitó" if inhabilitar else "volvió a habilitar"
        control.avisar_al_oic(
            clave=f"cuenta-{cuenta.publica}-{uuid4()}",
            asunto="Cambió el estado de una cuenta de la oficina",
            cuerpo=sin_enlaces(f"{persona} {que} la cuenta de {cuenta}."),
        )
    return cuenta
