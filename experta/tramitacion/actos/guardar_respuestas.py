"""Saving answers while they are typed. Not an act of law: it leaves no line in the history."""

from typing import Any

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.tramitacion import busquedas, marcha, permisos, subsanables
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
    *,
    persona: Persona,
    expediente: Expediente,
    cambios: dict[str, Any],
    revision: int,
    tomado: dict[str, str] | None = None,
) -> Expediente:
    """Merge canonical values into the answers if nobody saved since `revision`.

    While a prevención is open only what it observes, and what follows from it, may change.
    `tomado` says where those come from that the town fills in; what a person changes is their own.

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
        previas = actual.respuestas
        cambios = {clave: valor for clave, valor in cambios.items() if previas.get(clave) != valor}
        if not cambios:
            return actual
        propias = {clave: de for clave, de in actual.tomado.items() if clave not in cambios}
        todas = {**previas, **cambios}
        if not actual.guardar_respuestas(revision, todas, {**propias, **(tomado or {})}):
            raise RespuestasCambiaron(actual.respuestas, actual.revision)
        if actual.estado == rules.BORRADOR:
            busquedas.pedir(actual, cambios)
    return actual


def _permitidos(expediente: Expediente, cambios: dict[str, Any]) -> dict[str, Any]:
    if expediente.estado == rules.BORRADOR:
        return cambios
    abiertas = subsanables.preguntas_abiertas(expediente)
    return {clave: valor for clave, valor in cambios.items() if clave in abiertas}
