"""Documents that an act needs outside the drawn process: reserved now, rendered by the worker."""

from experta.catalogo.ejecutable import cargar
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.tramitacion import fuera, papeles, reservas

# What every trámite has: the key is its template, its class and the operation that renders it.
TITULOS = {
    "prevencion": "Prevención",
    "desechamiento": "Acuerdo de desechamiento",
    "orden-de-inspeccion": "Orden de inspección",
    "acta-de-inspeccion": "Acta de inspección",
    "orden-de-pago": "Orden de pago",
    "recibo": "Recibo de pago",
}
_SIN_FIRMA = {"acta-de-inspeccion", "orden-de-pago", "recibo"}


def pedir_documento(
    *,
    expediente: Expediente,
    clave: str,
    lote: str,
    dependencia: str,
    contenido: papeles.Contenido,
) -> Documento:
    """Reserve the document in this transaction and ask for it after the commit."""
    documento = reservas.automatico(
        expediente=expediente,
        ejecutable=cargar(expediente.version),
        clave=clave,
        titulo=TITULOS[clave],
        lote=lote,
        firma=clave not in _SIN_FIRMA,
        dependencia=dependencia,
        contenido=contenido,
    )
    fuera.pedir(expediente, clave, lote)
    return documento
