"""The one prevención: all observations together, within its window, signed, then notified."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Observacion, Prevencion
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.decisiones import emitir_prevencion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import contenidos, fuera, marcha, papeleo, permisos, relojes
from experta.tramitacion.errores import Conflicto


def prevenir(*, persona: Persona, expediente: Expediente) -> Prevencion:
    """Gather the noted observations, pause the open tasks and prepare the document for its firma.

    Raises:
        NoPermitido: the person's areas are not reviewing this case.
        Conflicto: nothing to observe, a prevención was already issued, or its window passed.
    """
    tarea = permisos.exigir_revision(persona, expediente)
    nombramiento = permisos.exigir_tarea(persona, tarea)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if actual.estado != EN_TRAMITE or hasattr(actual, "prevencion"):
            raise Conflicto("La prevención ya se envió; sólo puede haber una.")
        _exigir_ventana(actual)
        if not actual.observaciones.filter(estado=Observacion.Estado.ANOTADA).exists():
            raise Conflicto("Anota al menos una observación antes de enviar la prevención.")
        prevencion = emitir_prevencion(expediente=actual, autor=persona, nombramiento=nombramiento)
        actual.mover("prevenir")
        bandeja.congelar(expediente=actual)
        anotar(
            expediente=actual,
            acto="prevenir",
            texto="La autoridad prepara una solicitud para que corrijas o completes tu trámite.",
            actor=persona,
            cambio={"observaciones": prevencion.observaciones.count()},
        )
        papeleo.pedir_documento(
            expediente=actual,
            clave="prevencion",
            lote=fuera.PREVENCION,
            dependencia=tarea.dependencia,
            contenido=contenidos.de_prevencion(prevencion, cargar(actual.version)),
        )
    return prevencion


def _exigir_ventana(expediente: Expediente) -> None:
    """Refuse a prevención after the first third of the plazo (LFPA art. 17-A)."""
    plazo = relojes.plazo_de(expediente, "respuesta")
    if plazo and reloj.ahora() >= plazo.limite_prevencion_at:
        raise Conflicto(
            "Ya pasó el tiempo para prevenir (el primer tercio del plazo). "
            "El expediente sigue como completo."
        )
