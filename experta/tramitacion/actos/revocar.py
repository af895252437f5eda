"""Taking an issued document out of force. It acts on the document, after its case ended."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos import vigor
from experta.documentos.models import Documento
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos, revocaciones
from experta.tramitacion.errores import Conflicto, exigir_textos


def revocar(*, persona: Persona, documento: Documento, motivo: str, fundamento: str) -> Documento:
    """Revoke a document in force: public verification says so at once, and an acuerdo follows.

    Raises:
        NoPermitido: not an officer who signs for the office that issued it.
        DatosInvalidos: no reason or no article.
        Conflicto: it is not in force.
    """
    permisos.exigir_competente(persona, documento)
    razones = exigir_textos("la revocación", motivo=motivo, fundamento=fundamento)
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        if not vigor.revocar(documento=documento, persona=persona, **razones):
            raise Conflicto("Este documento ya no está vigente.")
        anotar(
            expediente=expediente,
            acto="revocar",
            texto=f"Se revocó: {documento.titulo}. Motivo: {razones['motivo'][:300]}",
            actor=persona,
            cambio={"documento": str(documento.pk), **razones},
            filas=[documento],
        )
        revocaciones.acordar(documento)
    return documento
