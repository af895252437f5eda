"""The leading dependencia takes away what was noted and can no longer be sent."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Observacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import coordinacion, marcha, permisos
from experta.tramitacion.errores import Conflicto

_ANOTADA = Observacion.Estado.ANOTADA


def retirar_vencidas(*, persona: Persona, expediente: Expediente) -> int:
    """Withdraw the observations whose time to be sent passed; return how many. Closes the task.

    Raises:
        NoPermitido: the person is not of the leading dependencia.
        Conflicto: they can still be sent.
    """
    dependencia = coordinacion.coordinadora(expediente)
    permisos.exigir_coordinacion(persona, expediente, dependencia)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if not coordinacion.ventana_cerrada(actual):
            raise Conflicto("Todavía se puede enviar la prevención.")
        retiradas = sum(
            una.cerrar(
                Observacion.Estado.RETIRADA,
                desde=[_ANOTADA],
                persona=persona,
                razon=coordinacion.FUERA_DE_TIEMPO,
            )
            for una in actual.observaciones.filter(estado=_ANOTADA)
        )
        coordinacion.dar_por_hecha(actual)
        anotar(
            expediente=actual,
            acto="retirar_vencidas",
            texto="Se retiraron las observaciones que ya no se pudieron pedir.",
            actor=persona,
            publico=False,
            cambio={"retiradas": retiradas},
        )
    return retiradas
