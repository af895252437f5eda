"""The area finds that the answer does not mend what it observed: a reason of the decision."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Observacion
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido

_DESDE = (Observacion.Estado.RESPONDIDA, Observacion.Estado.ATENDIDA)


def insistir_observacion(*, persona: Persona, observacion: Observacion, razon: str) -> None:
    """Insist on an observation, saying what is still wrong. There is no second prevención.

    Raises:
        NoPermitido: it is of another area, or that area is not reviewing this case.
        DatosInvalidos: it does not say what is still wrong.
        Conflicto: the person has not answered it, or it ended before.
    """
    permisos.exigir_revision(persona, observacion.expediente, observacion.area)
    if not (razon := razon.strip()):
        raise dato_invalido("razon", "Escribe qué sigue mal: se imprime en la resolución.")
    with transaction.atomic():
        expediente = marcha.tomar(observacion.expediente_id)
        if expediente.estado != EN_TRAMITE or not observacion.cerrar(
            Observacion.Estado.INSISTIDA, desde=_DESDE, persona=persona, razon=razon
        ):
            raise Conflicto("Esta observación ya se cerró, o la persona aún no la responde.")
        anotar(
            expediente=expediente,
            acto="insistir_observacion",
            texto="Se insistió en una observación.",
            actor=persona,
            publico=False,
            cambio={"observacion": observacion.pk, "razon": razon},
        )
