"""The citizen answers the prevención: the clock goes on and the paused tasks come back."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos, reanudacion, solicitud
from experta.tramitacion.depuracion import depurar
from experta.tramitacion.errores import Conflicto

_A_TIEMPO = "Respondiste a la prevención. El plazo sigue el siguiente día hábil."
_TARDE = (
    "Respondiste a la prevención después de tu plazo. La autoridad decide si acepta tu respuesta."
)


def subsanar(*, persona: Persona, expediente: Expediente) -> Expediente:
    """Send the answer to every observation at once.

    In time it gives the turn back to the authority. Late, it is shown to the officer who would
    dismiss the case, who may accept it instead (`aceptar_respuesta`).

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: the application would be incomplete.
        Conflicto: nothing to answer, answered before, or the dismissal is signed.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != PREVENIDO:
            raise Conflicto("Tu trámite no espera una respuesta tuya: la autoridad sigue con él.")
        notificacion = actual.prevencion.notificacion
        if notificacion is None or notificacion.surte_efectos_at is None:
            raise Conflicto(
                "Aún no se te notifica la prevención; en cuanto llegue podrás responder."
            )
        reanudacion.exigir_sin_acuerdo(actual)
        solicitud.exigir_completa(actual, cargar(actual.version))
        depurar(actual, acceso)
        tarde = reanudacion.fuera_de_tiempo(actual)
        if not tarde:
            reanudacion.seguir(actual)
        elif not actual.prevencion.responder_tarde(reloj.ahora()):
            raise Conflicto("Ya enviaste tu respuesta; la autoridad decide si la acepta.")
        anotar(
            expediente=actual,
            acto="subsanar",
            texto=_TARDE if tarde else _A_TIEMPO,
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"respuestas": actual.respuestas, "tarde": tarde},
        )
    return actual
