"""How the observations of an area end when it gives its opinion or decides.

Against the person counts only what was asked for and answered badly: what was noted and not sent
in its time is withdrawn, and what was answered and nobody judged does not deny anything. In
favour, what was answered is attended: the opinion itself says so.
"""

from collections.abc import Iterable

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Observacion
from experta.expedientes.models.decisiones import Sentido
from experta.tramitacion import coordinacion
from experta.tramitacion.errores import Conflicto

_ESTADO = Observacion.Estado


def sigue_observando(expediente: Expediente, area: str) -> bool:
    """Say whether an area noted something, or insists: it spoke, and its silence is no assent."""
    vivas = expediente.observaciones.filter(estado__in=[_ESTADO.ANOTADA, _ESTADO.INSISTIDA])
    return vivas.filter(area=area).exists()


def cerrar_al_decidir(expediente: Expediente, area: str, sentido: str, persona: Persona) -> None:
    """End what an area observed, inside the transaction of its opinion or decision.

    Raises:
        Conflicto: something noted can still be sent, something answered was not judged, or the
            area insists and yet is in favour.
    """
    suyas = list(expediente.observaciones.filter(area=area))
    anotadas = _en(suyas, _ESTADO.ANOTADA)
    if anotadas:
        _retirar_sin_enviar(expediente, anotadas, persona)
    favorable = sentido == Sentido.FAVORABLE
    respondidas = _en(suyas, _ESTADO.RESPONDIDA)
    if respondidas and not favorable:
        raise Conflicto(
            "La persona respondió lo que observaste. Antes de resolver en contra, marca cada "
            "observación como atendida o di en qué insistes."
        )
    if favorable and _en(suyas, _ESTADO.INSISTIDA):
        raise Conflicto(
            "Insistes en una observación: márcala atendida o retírala para resolver a favor."
        )
    for una in respondidas:
        una.cerrar(_ESTADO.ATENDIDA, desde=[una.estado], persona=persona)


def _retirar_sin_enviar(
    expediente: Expediente, anotadas: Iterable[Observacion], persona: Persona
) -> None:
    if not coordinacion.ventana_cerrada(expediente):
        raise Conflicto(
            "Anotaste observaciones que no se han enviado: retíralas, o espera a que se envíe "
            "la prevención."
        )
    razon = coordinacion.FUERA_DE_TIEMPO
    for una in anotadas:
        una.cerrar(_ESTADO.RETIRADA, desde=[una.estado], persona=persona, razon=razon)
    coordinacion.dar_por_hecha_si_nada_queda(expediente)


def _en(observaciones: Iterable[Observacion], estado: str) -> list[Observacion]:
    return [una for una in observaciones if una.estado == estado]
