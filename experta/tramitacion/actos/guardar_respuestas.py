"""Saving answers while they are typed. Not an act of law: it leaves no line in the history."""

from typing import Any

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.tramitacion import marcha, permisos, subsanables
from experta.tramitacion.errores import Conflicto

_EDITABLES = {rules.BORRADOR, rules.PREVENIDO}


class RespuestasCambiaron(Conflicto):
    """Another tab or person saved first; carries what is stored so that both can be shown."""

    def __init__(self, guardadas: dict[str, Any], revision: int) -> None:
        """Keep the stored answers and their revision."""
        super().__init__("Estas respuestas cambiaron en otra ventana.")
        self.guardadas = guardadas
        self.revision = revision


def guardar_respuestas(
    *, persona: Persona, expediente: Expediente, cambios: dict[str, Any], revision: int
) -> Expediente:
    """Merge canonical values into the answers if nobody saved since `revision`.

    While a prevención is open only what it observes, and what follows from it, may change.

    Raises:
        NoPermitido: not a party.
        Conflicto: the case is not open for editing.
        RespuestasCambiaron: an older tab; the stored answers come along.
    """
    permisos.exigir_parte(persona, expediente)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado not in _EDITABLES:
            raise Conflicto("Este trámite ya se envió; sus respuestas ya no se pueden cambiar.")
        cambios = _permitidos(actual, cambios)
        if all(actual.respuestas.get(clave) == valor for clave, valor in cambios.items()):
            return actual
        if not actual.guardar_respuestas(revision, {**actual.respuestas, **cambios}):
            raise RespuestasCambiaron(actual.respuestas, actual.revision)
    return actual


def _permitidos(expediente: Expediente, cambios: dict[str, Any]) -> dict[str, Any]:
    if expediente.estado == rules.BORRADOR:
        return cambios
    abiertas = subsanables.preguntas_abiertas(expediente)
    return {clave: valor for clave, valor in cambios.items() if clave in abiertas}
