"""Taking an issued document out of force for a time: a safety measure, an unpaid fee, a breach."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos import vigor
from experta.documentos.models import Documento, SuspensionDeDocumento
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos, suspensiones
from experta.tramitacion.errores import Conflicto, dato_invalido, exigir_textos


def suspender_documento(
    *, persona: Persona, documento: Documento, causa: str, motivo: str, fundamento: str
) -> Documento:
    """Suspend a document in force: public verification says so at once, and an acuerdo follows.

    `causa` is one of `SuspensionDeDocumento.Causa`, the part of it that anybody may know.

    Raises:
        NoPermitido: not an officer who signs for the office that issued it.
        DatosInvalidos: no cause, no reason or no article.
        Conflicto: it is not in force, or it authorises nothing.
    """
    nombramiento = permisos.exigir_competente(persona, documento)
    if causa not in SuspensionDeDocumento.Causa.values:
        raise dato_invalido("causa", "Elige por qué se suspende.")
    textos = exigir_textos("la suspensión", motivo=motivo, fundamento=fundamento)
    razones = {"causa": causa, **textos}
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        if not suspensiones.suspendible(documento):
            raise Conflicto("Este documento ya no está vigente, o no autoriza nada.")
        suspension = vigor.suspender(documento=documento, nombramiento=nombramiento, **razones)
        if suspension is None:
            raise Conflicto("Este documento ya no está vigente.")
        anotar(
            expediente=expediente,
            acto="suspender_documento",
            texto=f"Se suspendió: {documento.titulo}. {suspension}: {suspension.motivo[:300]}",
            actor=persona,
            cambio={"documento": str(documento.pk), **razones},
            filas=[documento],
        )
        suspensiones.acordar(documento, suspension)
    return documento
