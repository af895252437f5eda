"""What anybody may know of an issued document: that it is ours, since when, whether it is in force.

Of its case only the name of the trámite, what it renews and the fields that its ficha lists in
`publico` leave the house (the holder is one of them only where the ficha says so); never the file,
the folio of the expediente or the reason of a suspension or revocation.
"""

from dataclasses import dataclass
from datetime import date, datetime

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.documentos import services
from experta.documentos.models import Documento
from experta.pagos.models import OrdenPago
from experta.tramitacion import papeles


@dataclass(frozen=True)
class Veredicto:
    """The public facts of a document. `estado`: see `estado_de` and `_de_la_orden`.

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
    if documento is None:
        return None
    orden = papeles.orden_de(documento)
    estado, hasta = _de_la_orden(orden) if orden else _del_documento(documento)
    suspension = services.suspension_de(documento)
    dependencia = municipio_actual().dependencias.get(documento.dependencia)
    return Veredicto(
        codigo=documento.codigo,
        titulo=documento.titulo,
        dependencia=dependencia.nombre if dependencia else documento.dependencia,
        estado=estado,
        emitido_at=documento.emitido_at,
        vigente_desde=documento.vigente_desde,
        vigente_hasta=hasta,
        revocado_at=documento.revocado_at,
        suspendido_at=suspension.at if suspension else None,
        causa=suspension.get_causa_display() if suspension else "",
        publico=[
            (str(etiqueta), str(valor))
            for etiqueta, valor in documento.publico
            if valor != documento.expediente.folio  # those issued before it was left out
        ],
    )


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
