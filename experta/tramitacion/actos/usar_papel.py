"""Handing in again a paper that the town already has: the person chooses it, and that is kept."""

from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos.carpeta import anotar_reuso
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.services.historia import anotar
from experta.motores.formularios import Pregunta
from experta.tramitacion import adjuntables, carpeta, marcha, permisos
from experta.tramitacion.carpeta import Papel
from experta.tramitacion.errores import NoPermitido


def usar_papel(*, persona: Persona, expediente: Expediente, pregunta: str, papel: UUID) -> Adjunto:
    """Return a copy of the paper as part of the case. Chosen twice, it is there once.

    Raises:
        NoPermitido: not a party, or the paper is not offered to them for that question.
        DatosInvalidos: the question has all the files it may have, or the file cannot be taken.
        Conflicto: the case is not open for that document.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    de_archivo = adjuntables.pregunta_de_archivo(expediente, pregunta)
    elegido = _ofrecido(persona, expediente, de_archivo, papel)
    archivo = SimpleUploadedFile(*elegido.abrir())
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
        if not nuevo:
            return adjunto
        anotar_reuso(
            adjunto=adjunto, persona=persona, origen=elegido.adjunto, documento=elegido.documento
        )
        anotar(
            expediente=actual,
            acto="usar_papel",
            texto=f"Se volvió a usar «{adjunto.nombre}», de {elegido.expediente}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            publico=False,
            cambio={"pregunta": pregunta, "sha256": adjunto.sha256},
            filas=[adjunto],
        )
    return adjunto


def _ofrecido(persona: Persona, expediente: Expediente, pregunta: Pregunta, papel: UUID) -> Papel:
    ofrecidos = carpeta.ofertas(expediente, persona, [pregunta]).get(pregunta.clave, [])
    elegido = next((uno for uno in ofrecidos if uno.pk == papel), None)
    if elegido is None:
        raise NoPermitido("Ese papel no se puede usar aquí.")
    return elegido
