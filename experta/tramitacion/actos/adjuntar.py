"""Adding a file to an answer, in the draft or when the prevención asks for it.

Where one fits, it takes the place of the one before; one that is refused takes nobody's.
"""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.services.historia import anotar
from experta.tramitacion import adjuntables, marcha, permisos


def adjuntar(
    *, persona: Persona, expediente: Expediente, pregunta: str, archivo: "UploadedFile[bytes]"
) -> Adjunto:
    """Return the file, checked, as part of the case. Sent twice, it is there once.

    Raises:
        NoPermitido: not a party.
        DatosInvalidos: the file or the question does not hold; the sentence says how to go on.
        Conflicto: the case is not open for that document.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    de_archivo = adjuntables.pregunta_de_archivo(expediente, pregunta)
    # Asked before the slow check so as not to keep anybody waiting for a no; asked again inside.
    adjuntables.etapa_abierta(expediente, pregunta)
    recibido = adjuntables.recibir_comprobado(expediente, de_archivo, archivo)
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        adjunto, nuevo = adjuntables.responder(
            expediente=actual,
            pregunta=de_archivo,
            recibido=recibido,
            persona=persona,
            en_nombre_de=acceso.en_nombre_de,
        )
        if nuevo:
            anotar(
                expediente=actual,
                acto="adjuntar",
                texto=f"Se agregó el archivo «{adjunto.nombre}».",
                actor=persona,
                en_nombre_de=acceso.en_nombre_de,
                publico=False,
                cambio={"pregunta": pregunta, "sha256": adjunto.sha256},
                filas=[adjunto],
            )
    return adjunto
