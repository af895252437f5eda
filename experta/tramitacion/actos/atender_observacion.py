"""The area finds that what the person answered mends what it observed."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Observacion
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos
from experta.tramitacion.errores import Conflicto

_DESDE = (Observacion.Estado.RESPONDIDA, Observacion.Estado.INSISTIDA)


def atender_observacion(*, persona: Persona, observacion: Observacion) -> None:
    """Mark an answered observation as attended; one insisted on by mistake too.

    Raises:
        NoPermitido: it is of another area, or that area is not reviewing this case.
        Conflicto: the person has not answered it, or it ended before.
    """
    permisos.exigir_revision(persona, observacion.expediente, observacion.area)
    with transaction.atomic():
        expediente = marcha.tomar(observacion.expediente_id)
        if expediente.estado != EN_TRAMITE or not observacion.cerrar(
            Observacion.Estado.ATENDIDA, desde=_DESDE, persona=persona
        ):
            raise Conflicto("Esta observación ya se cerró, o la persona aún no la responde.")
        anotar(
            expediente=expediente,
            acto="atender_observacion",
            texto="Una observación quedó atendida.",
            actor=persona,
            publico=False,
            cambio={"observacion": observacion.pk},
        )
