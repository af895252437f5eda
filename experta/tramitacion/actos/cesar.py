"""The administrator ends an appointment; the control body is told."""

from datetime import date, timedelta

from django.db import transaction

from experta.comun import reloj
from experta.comun.texto import sin_enlaces
from experta.cuentas import altas
from experta.cuentas.models import Nombramiento, Persona, Rol
from experta.tramitacion import control, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def cesar(*, persona: Persona, nombramiento: Nombramiento, hasta: date) -> Nombramiento:
    """End an appointment with that last day; yesterday ends it at once.

    Raises:
        NoPermitido: not an administrator.
        DatosInvalidos: one's own, a day long past, or a day before it began.
        Conflicto: it was ended before.
    """
    permisos.exigir_rol(persona, Rol.ADMINISTRADOR)
    if nombramiento.persona == persona:
        raise dato_invalido("hasta", "Tu nombramiento lo termina otra persona administradora.")
    # A past day would make unlawful what the person signed meanwhile.
    if hasta < max(nombramiento.desde, reloj.hoy() - timedelta(days=1)):
        raise dato_invalido("hasta", "El último día puede ser ayer, hoy o uno por venir.")
    with transaction.atomic():
        if not altas.cesar(nombramiento=nombramiento, hasta=hasta, por=str(persona.publica)):
            raise Conflicto("Alguien ya terminó este nombramiento.")
        control.avisar_al_oic(
            clave=f"cese-{nombramiento.pk}",
            asunto="Terminó un nombramiento en la oficina de trámites",
            cuerpo=sin_enlaces(
                f"{persona} terminó el nombramiento de {nombramiento.persona}, {nombramiento}, "
                f"con último día {hasta:%d/%m/%Y}."
            ),
        )
    return nombramiento
