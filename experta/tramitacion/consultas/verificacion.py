"""What anybody may know of an issued document: that it is ours, since when, whether it is in force.

Only the fields that the ficha declares public leave the house; never the file, the folio of the
expediente, its holder or the reason of a suspension or revocation.
"""

from dataclasses import dataclass
from datetime import date, datetime

from experta.comun import reloj
from experta.comun.municipio import municipio_actual
from experta.documentos import services
from experta.documentos.models import Documento


@dataclass(frozen=True)
class Veredicto:
    """The public facts of a document. `estado`: see `estado_de`.

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
    suspension = services.suspension_de(documento)
    dependencia = municipio_actual().dependencias.get(documento.dependencia)
    return Veredicto(
        codigo=documento.codigo,
        titulo=documento.titulo,
        dependencia=dependencia.nombre if dependencia else documento.dependencia,
        estado=estado_de(documento, reloj.hoy()),
        emitido_at=documento.emitido_at,
        vigente_desde=documento.vigente_desde,
        vigente_hasta=documento.vigente_hasta,
        revocado_at=documento.revocado_at,
        suspendido_at=suspension.at if suspension else None,
        causa=suspension.get_causa_display() if suspension else "",
        publico=[(str(etiqueta), str(valor)) for etiqueta, valor in documento.publico],
    )


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
