"""The applicant says that the corrective measures are done; the inspector comes again."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.historia import anotar
from experta.plazos import services as plazos
from experta.tramitacion import caducidad, marcha, permisos, turnos
from experta.tramitacion.errores import Conflicto, dato_invalido


def corregir(*, persona: Persona, expediente: Expediente, explicacion: str) -> Expediente:
    """Ask for the next visit, saying what was done.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: no explanation.
        Conflicto: no measures are waiting.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    if not explicacion.strip():
        raise dato_invalido("explicacion", "Cuéntanos qué corregiste.")
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        tarea = turnos.tarea_de_correccion(actual)
        if actual.estado != EN_TRAMITE or tarea is None:
            raise Conflicto("No hay medidas pendientes de corregir.")
        anotar(
            expediente=actual,
            acto="corregir",
            texto=f"Avisaste que corregiste lo señalado: {explicacion.strip()[:300]}",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"explicacion": explicacion},
        )
        plazos.cumplir(
            asunto=actual.pk, clave="medidas", at=reloj.ahora(), quien=plazos.SOLICITANTE
        )
        bandeja.cerrar_vencidas(expediente=actual, clave="medidas")
        caducidad.interrumpir(actual)
        marcha.completar(actual, tarea, {})
    return actual
