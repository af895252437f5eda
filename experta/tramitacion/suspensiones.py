"""What is said when a document is suspended or put in force again: the acuerdo and the notice."""

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.comun.texto import fecha_larga
from experta.documentos.models import Documento, SuspensionDeDocumento
from experta.expedientes.rules import FAVORABLE
from experta.tramitacion import contra_documentos, fuera, notificaciones, papeles


def suspendible(documento: Documento) -> bool:
    """Say whether a document authorises something today: a resolution in favour, not ended."""
    hasta = documento.vigente_hasta
    return (
        documento.estado == Documento.Estado.VIGENTE
        and documento.clase == "resolucion"
        and documento.expediente.estado == FAVORABLE
        and (hasta is None or reloj.hoy() <= hasta)
    )


def acordar(documento: Documento, suspension: SuspensionDeDocumento) -> None:
    """Have the acuerdo rendered to be signed and notified, and tell its people at once."""
    oficina = municipio_actual().dependencias[documento.dependencia].nombre
    hoy = fecha_larga(reloj.hoy())
    causa = suspension.get_causa_display().lower()
    contenido = papeles.Contenido(
        hechos=[suspension.motivo],
        motivos=[f"Fundamento: {suspension.fundamento}"],
        resolutivos=[
            f"Se suspende «{documento.titulo}», {documento.folio}, desde el {hoy}: {causa}.",
            "Mientras esté suspendido no autoriza nada y no se puede renovar.",
            f"La suspensión se levanta cuando {oficina} comprueba que su causa se corrigió.",
        ],
        sin_fecha=True,
    )
    lote = contra_documentos.lote_de_suspension(suspension)
    contra_documentos.pedir_acuerdo(documento, contra_documentos.SUSPENSION, lote, contenido)
    notificaciones.avisar_a_partes(
        documento.expediente,
        f"Se suspendió un documento de {documento.expediente.folio}",
        f"«{documento.titulo}» no vale desde hoy: {causa}. Motivo: {suspension.motivo} "
        f"Fundamento: {suspension.fundamento}. {que_puedes_hacer(documento)}",
    )


def acordar_levantamiento(
    documento: Documento, suspension: SuspensionDeDocumento, motivo: str
) -> None:
    """Have the acuerdo that ends a suspension rendered to be signed, and tell its people."""
    desde, hoy = fecha_larga(reloj.local(suspension.at).date()), fecha_larga(reloj.hoy())
    contenido = papeles.Contenido(
        hechos=[f"«{documento.titulo}», {documento.folio}, estaba suspendido desde el {desde}."],
        motivos=[motivo],
        resolutivos=[f"Se levanta la suspensión: desde el {hoy} el documento vale otra vez."],
        sin_fecha=True,
    )
    clave = contra_documentos.LEVANTAMIENTO
    lote = fuera.lote(f"{clave}-{suspension.pk}")
    contra_documentos.pedir_acuerdo(documento, clave, lote, contenido)
    notificaciones.avisar_a_partes(
        documento.expediente,
        f"Tu documento de {documento.expediente.folio} vale otra vez",
        f"Se levantó la suspensión de «{documento.titulo}». {motivo}",
    )


def que_puedes_hacer(documento: Documento) -> str:
    """Return what the person may do about a suspension, in plain words."""
    oficina = municipio_actual().dependencias[documento.dependencia].nombre
    return (
        "Mientras tanto no uses el documento. Puedes corregir la causa y pedir en "
        f"{oficina} que se levante la suspensión. "
        f"{contra_documentos.si_no_estas_de_acuerdo(documento)}"
    )
