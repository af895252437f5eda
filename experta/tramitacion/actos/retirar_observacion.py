"""Taking back an observation that was not sent yet."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Observacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos
from experta.tramitacion.errores import Conflicto


def retirar_observacion(*, persona: Persona, observacion: Observacion) -> None:
    """Withdraw the observation.

    Raises:
        NoPermitido: it is of another area, or that area is not reviewing this case.
        Conflicto: it was sent or withdrawn before.
    """
    permisos.exigir_revision(persona, observacion.expediente, observacion.area)
    with transaction.atomic():
        expediente = marcha.tomar(observacion.expediente_id)
        if not observacion.cambiar(Observacion.Estado.ANOTADA, Observacion.Estado.RETIRADA):
            raise Conflicto("Esta observación ya se envió o se retiró.")
        anotar(
            expediente=expediente,
            acto="retirar_observacion",
            texto="Se retiró una observación.",
            actor=persona,
            publico=False,
            cambio={"observacion": observacion.pk},
        )
