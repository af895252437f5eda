"""The citizen answers the prevención: the clock goes on and the paused tasks come back."""

from collections.abc import Mapping

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.decisiones import explicar_sin_cambio
from experta.expedientes.services.historia import anotar
from experta.tramitacion import (
    efectos,
    marcha,
    permisos,
    reanudacion,
    solicitud,
    subsanables,
)
from experta.tramitacion.depuracion import depurar
from experta.tramitacion.errores import Conflicto

_A_TIEMPO = "Respondiste a la prevención. El plazo sigue el siguiente día hábil."
_TARDE = (
    "Respondiste a la prevención después de tu plazo. La autoridad decide si acepta tu respuesta."
)


def subsanar(
    *, persona: Persona, expediente: Expediente, sin_cambio: Mapping[str, str] | None = None
) -> Expediente:
    """Send the one answer to every observation; it proves that the prevención was received.

    `sin_cambio` says, by question, why what is left as it was is so. In time it gives the turn
    back; late, it waits for the officer, who may accept it (`aceptar_respuesta`).

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: it would be incomplete, or what was observed is as it was without a word.
        Conflicto: nothing to answer, answered before, or the dismissal is signed.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != PREVENIDO:
            raise Conflicto("Tu trámite no espera una respuesta tuya: la autoridad sigue con él.")
        notificacion = efectos.por_respuesta(actual, persona)
        reanudacion.exigir_sin_acuerdo(actual)
        solicitud.exigir_completa(actual, cargar(actual.version))
        razones = subsanables.exigir_razones(actual, sin_cambio or {})
        explicar_sin_cambio(prevencion=actual.prevencion, razones=razones)
        depurar(actual, acceso)
        tarde = reanudacion.fuera_de_tiempo(actual)
        if not tarde:
            reanudacion.seguir(actual)
        elif not reanudacion.esperar_decision(actual):
            raise Conflicto("Ya enviaste tu respuesta; la autoridad decide si la acepta.")
        anotar(
            expediente=actual,
            acto="subsanar",
            texto=_TARDE if tarde else _A_TIEMPO,
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"tarde": tarde, "sin_cambio": razones},
            filas=[actual, actual.prevencion, notificacion],
        )
    return actual
