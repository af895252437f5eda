"""The officer accepts an answer to the prevención that came late, instead of dismissing."""

from django.db import transaction

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, notificaciones, permisos, reanudacion
from experta.tramitacion.errores import Conflicto


def aceptar_respuesta(*, persona: Persona, expediente: Expediente) -> Expediente:
    """Take the late answer as given: the review goes on and the drafted dismissal is dropped.

    Raises:
        NoPermitido: not an officer of the dependencia of the trámite, or a party of the case.
        Conflicto: nobody answered late, or the dismissal is signed.
    """
    dependencia = cargar(expediente.version).ficha.dependencia
    permisos.exigir_cargo(persona, expediente, Rol.FIRMANTE, dependencia)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != PREVENIDO or actual.prevencion.tardia_at is None:
            raise Conflicto("No hay una respuesta fuera de tiempo por aceptar.")
        reanudacion.seguir(actual)
        anotar(
            expediente=actual,
            acto="aceptar_respuesta",
            texto="Se aceptó tu respuesta aunque llegó fuera de tiempo. El trámite sigue.",
            actor=persona,
            filas=[actual.prevencion],
        )
        notificaciones.avisar_a_partes(
            actual,
            f"Se aceptó tu respuesta en {actual.folio}",
            "La autoridad aceptó lo que enviaste fuera de tiempo y sigue con tu trámite.",
        )
    return actual
