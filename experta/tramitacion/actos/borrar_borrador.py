"""A draft that nobody touched ends: what was written in it and its key are destroyed."""

from django.db import transaction

from experta.bitacora.services import olvidar
from experta.comun import reloj
from experta.cuentas import sin_cuenta
from experta.expedientes.models import Expediente
from experta.expedientes.services import borradores
from experta.tramitacion.abandono import dura


def borrar_borrador(*, expediente: Expediente) -> bool:
    """Erase a draft past its time, and its guest if nothing else is theirs; say whether it went.

    One that somebody touched meanwhile stays. Its leaves are anonymous from here on, and that is
    the last one.
    """
    persona = expediente.creado_por
    with transaction.atomic():
        if not borradores.borrar(expediente=expediente, limite=reloj.ahora() - dura(expediente)):
            return False
        olvidar(asunto=expediente.pk, actor="sistema")
        sin_cuenta.borrar_si_no_queda_nada(persona)
    return True
