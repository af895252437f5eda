"""What is said when a document is revoked: the acuerdo and the notice."""

from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos.models import Documento
from experta.tramitacion import contra_documentos, notificaciones, papeles


def acordar(documento: Documento) -> None:
    """Have the acuerdo rendered to be signed and notified, and tell its people at once."""
    hoy = fecha_larga(reloj.hoy())
    contenido = papeles.Contenido(
        hechos=[documento.motivo_revocacion],
        motivos=[f"Fundamento: {documento.fundamento_revocacion}"],
        resolutivos=[
            f"Se revoca «{documento.titulo}», {documento.folio}, desde el {hoy}.",
            "Desde ese día no autoriza nada, no acredita nada y no se puede renovar.",
        ],
        sin_fecha=True,
    )
    lote = contra_documentos.lote_de_revocacion(documento)
    contra_documentos.pedir_acuerdo(documento, contra_documentos.REVOCACION, lote, contenido)
    notificaciones.avisar_a_partes(
        documento.expediente,
        f"Se revocó un documento de {documento.expediente.folio}",
        f"«{documento.titulo}» no vale desde hoy. Motivo: {documento.motivo_revocacion} "
        f"Fundamento: {documento.fundamento_revocacion}. "
        f"{contra_documentos.si_no_estas_de_acuerdo(documento)}",
    )
