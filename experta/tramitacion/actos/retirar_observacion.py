"""Taking back an observation: before it is sent, or after its answer showed it was mistaken."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Observacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import coordinacion, marcha, permisos
from experta.tramitacion.errores import Conflicto

estados = Observacion.Estado
_SE_RETIRAN = (estados.ANOTADA, estados.RESPONDIDA, estados.INSISTIDA)


def retirar_observacion(*, persona: Persona, observacion: Observacion) -> None:
    """Withdraw the observation.

    Raises:
        NoPermitido: it is of another area, or that area is not reviewing this case.
        Conflicto: the person is answering it, or it ended before.
    """
    permisos.exigir_revision(persona, observacion.expediente, observacion.area)
    with transaction.atomic():
        expediente = marcha.tomar(observacion.expediente_id)
        if not observacion.cerrar(estados.RETIRADA, desde=_SE_RETIRAN, persona=persona):
            raise Conflicto("Esta observación ya se envió a la persona, o ya se cerró.")
        coordinacion.dar_por_hecha_si_nada_queda(expediente)
        anotar(
            expediente=expediente,
            acto="retirar_observacion",
            texto="Se retiró una observación.",
            actor=persona,
            publico=False,
            cambio={"observacion": observacion.pk},
        )
