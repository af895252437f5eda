"""Inviting another professional to sign the application; again, in the place of the one before."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad, Expediente
from experta.expedientes.services import borradores
from experta.expedientes.services.historia import anotar
from experta.tramitacion import corresponsables, marcha, permisos, solicitud
from experta.tramitacion.errores import dato_invalido


def invitar_corresponsable(
    *, persona: Persona, expediente: Expediente, correo: str
) -> Corresponsabilidad:
    """Send an invitation to that address; what was sent or signed before counts no more.

    Whoever took part with the same address is the only one who may take the new link.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: it is no address, or there were too many invitations within the hour.
        Conflicto: the application was sent, or nobody else signs it.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    correo = _correo(correo)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        una = corresponsables.exigir_abierta(actual)
        corresponsables.exigir_cupo(persona)
        corresponsables.elegir_en_linea(actual, una.regla)
        previa = una.fila if una.fila and una.fila.correo == correo else None
        fila, llave = Corresponsabilidad.invitar(
            expediente=actual,
            cargo=una.regla.cargo,
            correo=correo,
            por=persona,
            persona=previa.persona if previa else None,
        )
        borradores.tocar(actual)
        anotar(
            expediente=actual,
            acto="invitar_corresponsable",
            texto=f"Se pidió su firma a quien será {una.regla.cargo}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"correo": correo},
        )
        titular = solicitud.nombre_del_titular(actual, cargar(actual.version))
        corresponsables.mandar(fila, llave, titular)
    return fila


def _correo(escrito: str) -> str:
    correo = escrito.strip().lower()
    try:
        validate_email(correo)
    except ValidationError as error:
        raise dato_invalido("correo", "Escribe un correo completo, como elena@obra.mx.") from error
    return correo
