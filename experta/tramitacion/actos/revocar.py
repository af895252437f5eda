"""Taking an issued document out of force. It acts on the document, after its case ended."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos import services as documentos
from experta.documentos.models import Documento
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, notificaciones, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def revocar(*, persona: Persona, documento: Documento, motivo: str) -> Documento:
    """Revoke a document in force, with its reason; public verification says so at once.

    Raises:
        NoPermitido: not an officer who signs for the office that issued it.
        DatosInvalidos: no reason.
        Conflicto: it is not in force.
    """
    permisos.exigir_competente(persona, documento)
    if not motivo.strip():
        raise dato_invalido("motivo", "Escribe el motivo y el fundamento de la revocación.")
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        if not documentos.revocar(documento=documento, persona=persona, motivo=motivo.strip()):
            raise Conflicto("Este documento ya no está vigente.")
        anotar(
            expediente=expediente,
            acto="revocar",
            texto=f"Se revocó: {documento.titulo}. Motivo: {motivo.strip()[:300]}",
            actor=persona,
            cambio={"documento": str(documento.pk), "motivo": motivo},
        )
        notificaciones.avisar_a_partes(
            expediente, f"Se revocó un documento de {expediente.folio}", motivo.strip()
        )
    return documento
