"""What anybody may know of an issued document: that it is ours, since when, whether it is in force.

Of its case only the name of the trámite, what it renews and the fields that its ficha lists in
`publico` leave the house (the holder is one of them only where the ficha says so); never the file,
the folio of the expediente or the reason of a suspension or revocation.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.documentos import services, vigor
from experta.documentos.models import Documento
from experta.pagos.models import OrdenPago
from experta.tramitacion import papeles
from experta.tramitacion.consultas.integridad import archivo_intacto, leer
from experta.tramitacion.contradicciones import denunciar

# The row or the file is not what the log says: nobody may call it authentic.
DUDOSO: Final = "dudoso"


@dataclass(frozen=True)
class Veredicto:
    """The public facts of a document. `estado`: see `estado_de` and `_de_la_orden`, or DUDOSO.

    `suspendido_at` and `causa` say since when and why it is suspended, while it is.
    """

    codigo: str
    titulo: str
    dependencia: str
    estado: str
    emitido_at: datetime | None
    vigente_desde: date | None
    vigente_hasta: date | None
    revocado_at: datetime | None
    suspendido_at: datetime | None
    causa: str
    publico: list[tuple[str, str]]


def por_codigo(texto: str) -> Veredicto | None:
    """Judge the document of a code as people type it; None when no issued document has it."""
    return _juzgar(services.por_codigo(texto))


def por_huella(huella: str) -> Veredicto | None:
    """Judge the document whose sealed bytes have that SHA-256 (hex); None when none has."""
    return _juzgar(services.por_huella(huella))


def _juzgar(documento: Documento | None) -> Veredicto | None:
    dudoso = _dudoso(documento) if documento else None
    if documento is None or dudoso is None:
        return None
    orden = papeles.orden_de(documento)
    estado, hasta = _de_la_orden(orden) if orden else _del_documento(documento)
    suspension = vigor.suspension_de(documento)
    dependencia = municipio_actual().dependencias.get(documento.dependencia)
    return Veredicto(
        codigo=documento.codigo,
        titulo=documento.titulo,
        dependencia=dependencia.nombre if dependencia else documento.dependencia,
        estado=DUDOSO if dudoso else estado,
        emitido_at=documento.emitido_at,
        vigente_desde=documento.vigente_desde,
        vigente_hasta=hasta,
        revocado_at=documento.revocado_at,
        suspendido_at=suspension.at if suspension else None,
        causa=suspension.get_causa_display() if suspension else "",
        publico=[
            (str(etiqueta), str(valor))
            for etiqueta, valor in documento.publico
            # Some were issued before the folio was left out; of a doubtful one nothing is told.
            if not dudoso and valor != documento.expediente.folio
        ],
    )


def _dudoso(documento: Documento) -> bool | None:
    """Say whether the log, or the file kept, contradicts the row; the control body is told.

    None when no leaf of the log says that it was sealed: for the world there is no such document.
    """
    historia = leer(documento.expediente)
    cambiados = historia.cambiados(documento)
    if cambiados is None and not historia.sin_filas:
        return None
    if not cambiados and archivo_intacto(documento):
        return False
    que = "la bitácora dice otra cosa" if cambiados else "el archivo guardado es otro"
    texto = f"Se verificó «{documento}» y {que}: no se dio por auténtico."
    denunciar(f"verificado-{documento.pk}", texto, documento.expediente_id)
    return True


def _del_documento(documento: Documento) -> tuple[str, date | None]:
    return estado_de(documento, reloj.hoy()), documento.vigente_hasta


def _de_la_orden(orden: OrdenPago) -> tuple[str, date | None]:
    """Return what anybody may know of a payment order, and until when it can be paid.

    vigente while it can be paid; else vencido, pagada or cancelada: nobody pays it any more.
    """
    if orden.estado in (OrdenPago.Estado.PAGADA, OrdenPago.Estado.CANCELADA):
        return str(orden.estado), None
    return "vigente" if orden.vigente else "vencido", orden.vence


def estado_de(documento: Documento, hoy: date) -> str:
    """Return whether a document is in force that day: one of the five that anybody may be told.

    What was suspended and ended meanwhile is over: vigente, futuro, vencido, suspendido, revocado.
    """
    if documento.estado == Documento.Estado.REVOCADO:
        return "revocado"
    if documento.vigente_hasta and documento.vigente_hasta < hoy:
        return "vencido"
    if documento.estado == Documento.Estado.SUSPENDIDO:
        return "suspendido"
    if documento.vigente_desde and documento.vigente_desde > hoy:
        return "futuro"
    return "vigente"
