"""What suspending and revoking an issued document have in common: the acuerdo, and contesting it.

An acuerdo is joined to the document that it takes out of force by its lot, which is the same when
another officer takes over its firma.
"""

from experta.catalogo.ejecutable import cargar
from experta.cuentas.models import Nombramiento
from experta.documentos import vigor
from experta.documentos.models import Documento, SuspensionDeDocumento
from experta.expedientes.models import Expediente
from experta.tramitacion import anuncios, fuera, papeleo, papeles
from experta.tramitacion.remedios import remedio_de

SUSPENSION = "suspension"
LEVANTAMIENTO = "levantamiento"
REVOCACION = "revocacion"
ACUERDOS = (SUSPENSION, REVOCACION)
SOBRE_DOCUMENTOS = (*ACUERDOS, LEVANTAMIENTO)


def pedir_acuerdo(
    documento: Documento, clave: str, lote: str, contenido: papeles.Contenido
) -> None:
    """Have the acuerdo about an issued document rendered, to be signed and notified."""
    anuncios.anunciar(documento.expediente, anuncios.Clase.VALIDEZ)
    papeleo.pedir_documento(
        expediente=documento.expediente,
        clave=clave,
        lote=lote,
        dependencia=documento.dependencia,
        contenido=contenido,
    )


def si_no_estas_de_acuerdo(documento: Documento) -> str:
    """Return how its people contest that it was taken out of force, in plain words."""
    ficha = cargar(documento.expediente.version).ficha
    remedio = papeles.remedio(ficha)
    nombre, plazo = remedio["nombre"], remedio["hasta_texto"]
    if remedio_de(ficha).en_linea:
        return (
            f"Si no estás de acuerdo, puedes presentar el {nombre} desde la página de tu trámite "
            f"cuando leas el acuerdo. Tienes hasta {plazo}."
        )
    return (
        f"Si no estás de acuerdo, puedes presentar por escrito el {nombre} ante "
        f"{remedio['ante']}. Tienes hasta {plazo}."
    )


def lote_de_suspension(suspension: SuspensionDeDocumento) -> str:
    """Return the lot of the acuerdo that suspends."""
    return fuera.lote(f"{SUSPENSION}-{suspension.pk}")


def lote_de_revocacion(documento: Documento) -> str:
    """Return the lot of the acuerdo that revoked a document, that time."""
    cuando = int(documento.revocado_at.timestamp()) if documento.revocado_at else 0
    return fuera.lote(f"{REVOCACION}-{documento.pk.hex[:8]}-{cuando:x}")


def afectado(acuerdo: Documento) -> Documento | None:
    """Return the document that an acuerdo keeps out of force today; None when it does no more."""
    suyos = acuerdo.expediente.documentos
    for documento in suyos.filter(estado=Documento.Estado.SUSPENDIDO):
        suspension = vigor.suspension_de(documento)
        if suspension and lote_de_suspension(suspension) == acuerdo.lote:
            return documento
    revocados = suyos.filter(estado=Documento.Estado.REVOCADO)
    return next((uno for uno in revocados if lote_de_revocacion(uno) == acuerdo.lote), None)


def vigentes(expediente: Expediente) -> list[Documento]:
    """Return the acuerdos in force that keep a document of a case out of it, oldest first."""
    acuerdos = expediente.documentos.filter(
        clave__in=ACUERDOS, estado=Documento.Estado.VIGENTE
    ).select_related("expediente")
    return [uno for uno in acuerdos if afectado(uno)]


def deshacer(documento: Documento, acuerdo: Documento, cargo: Nombramiento, motivo: str) -> None:
    """Put in force again what an acuerdo took out of it: a recurso against it was won."""
    if acuerdo.clave == SUSPENSION:
        vigor.levantar(documento=documento, nombramiento=cargo, motivo=motivo)
    else:
        vigor.restituir(documento=documento)
    anuncios.anunciar(documento.expediente, anuncios.Clase.VALIDEZ)
