"""Adding a photograph or paper to the visit that an inspector is practising."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from experta.bandeja.models import Tarea
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto
from experta.expedientes.rules import EN_TRAMITE
from experta.expedientes.services.adjuntos import TODAS
from experta.expedientes.services.historia import anotar
from experta.tramitacion import adjuntables, marcha, permisos
from experta.tramitacion.errores import Conflicto, NoPermitido

_POR_VISITA = 20
_CAMPO = "evidencia"


def adjuntar_en_inspeccion(
    *, persona: Persona, tarea: Tarea, archivo: "UploadedFile[bytes]"
) -> Adjunto:
    """Return the file, checked, under the name `visita-<number>`. Sent twice, it is there once.

    Raises:
        NoPermitido: the task is of another area, or is no visit.
        DatosInvalidos: the file does not hold; the sentence says how to go on.
        Conflicto: the visit was closed, or the case is paused.
    """
    permisos.exigir_tarea(persona, tarea)
    if tarea.acto != "inspeccionar":
        raise NoPermitido("La tarea no es una visita.")
    recibido = adjuntables.recibir_para(_CAMPO, archivo, TODAS)
    with transaction.atomic():
        expediente = marcha.tomar(tarea.expediente_id)
        abierta = Tarea.objects.pendientes().filter(pk=tarea.pk).exists()
        if expediente.estado != EN_TRAMITE or not abierta:
            raise Conflicto("La visita ya se cerró o el expediente está en pausa.")
        pregunta = f"visita-{expediente.inspecciones.latest('numero').numero}"
        adjunto, nuevo = adjuntables.agregar(
            expediente=expediente,
            pregunta=pregunta,
            recibido=recibido,
            persona=persona,
            etapa=Adjunto.Etapa.INSPECCION,
            maximo=_POR_VISITA,
        )
        if not nuevo:
            return adjunto
        anotar(
            expediente=expediente,
            acto="adjuntar_en_inspeccion",
            texto=f"Se agregó a la visita el archivo «{adjunto.nombre}».",
            actor=persona,
            publico=False,
            cambio={"pregunta": pregunta, "sha256": adjunto.sha256},
            filas=[adjunto],
        )
    return adjunto
