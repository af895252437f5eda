"""The one prevención: all observations together, within its window, signed, then notified."""

from django.db import transaction

from experta.bandeja import services as bandeja
from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Observacion, Prevencion
from experta.expedientes.services.decisiones import emitir_prevencion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import contenidos, coordinacion, fuera, marcha, papeleo, permisos
from experta.tramitacion.errores import Conflicto


def prevenir(*, persona: Persona, expediente: Expediente) -> Prevencion:
    """Gather what every department noted, pause the open tasks, prepare the paper for its firma.

    The dependencia that leads the trámite sends it, and its own officer signs it.

    Raises:
        NoPermitido: the person does not review or sign for the leading dependencia.
        Conflicto: nothing to observe, a prevención was already issued, or its window passed.
    """
    dependencia = coordinacion.coordinadora(expediente)
    nombramiento = permisos.exigir_coordinacion(persona, expediente, dependencia)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        coordinacion.exigir_sin_prevenir(actual)
        if not actual.observaciones.filter(estado=Observacion.Estado.ANOTADA).exists():
            raise Conflicto("Anota al menos una observación antes de enviar la prevención.")
        prevencion = emitir_prevencion(expediente=actual, autor=persona, nombramiento=nombramiento)
        actual.mover("prevenir")
        coordinacion.dar_por_hecha(actual)
        bandeja.congelar(expediente=actual)
        anotar(
            expediente=actual,
            acto="prevenir",
            texto="La autoridad prepara una solicitud para que corrijas o completes tu trámite.",
            actor=persona,
            filas=[prevencion, *prevencion.observaciones.all()],
        )
        papeleo.pedir_documento(
            expediente=actual,
            clave="prevencion",
            lote=fuera.PREVENCION,
            dependencia=coordinacion.que_firma(actual),
            contenido=contenidos.de_prevencion(prevencion, cargar(actual.version)),
        )
    return prevencion
