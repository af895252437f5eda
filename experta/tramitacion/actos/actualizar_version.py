"""A draft moves to the version in force; what the person wrote stays."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import BORRADOR
from experta.expedientes.services.historia import anotar
from experta.expedientes.services.versiones import cambiar_version
from experta.tramitacion import marcha, permisos
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.solicitud import version_disponible


def actualizar_version(*, persona: Persona, expediente: Expediente) -> Expediente:
    """Put a draft on the version in force; doing it again changes nothing.

    Raises:
        NoPermitido: not a party.
        Conflicto: it was submitted, or the trámite is not available now.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != BORRADOR:
            raise Conflicto(f"Este trámite ya se envió: su folio es {actual.folio}.")
        vigente = version_disponible(actual.tramite)
        if vigente.pk == actual.version_id:
            return actual
        anterior = actual.version_id
        cambiar_version(expediente=actual, version=vigente)
        anotar(
            expediente=actual,
            acto="actualizar_version",
            texto=f"El trámite cambió y tu borrador pasó a la versión {vigente.numero}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"de": anterior, "a": vigente.pk},
        )
    return actual
