"""Renders and seals documents. Nothing here holds a transaction while it works."""

from experta.bandeja.services import FUERA
from experta.documentos import services
from experta.documentos.models import Documento, DocumentoQuerySet
from experta.expedientes.models import Expediente
from experta.tramitacion.operaciones import sellables
from experta.tramitacion.operaciones.taller import taller

_CON = ("expediente__version",)


def generar_lote(expediente: Expediente, lote: str) -> None:
    """Render every document of a lot that is still only reserved."""
    reservados = Documento.objects.filter(
        expediente=expediente, lote=lote, estado=Documento.Estado.RESERVADO
    ).select_related("expediente__version")
    for documento in reservados:
        pdf = taller().imprimir(documento)
        services.guardar_generado(documento=documento, pdf=pdf)


def generar_sin_firma(expediente: Expediente) -> None:
    """Render what is made again for its firma: for another officer, or with the date of today.

    A draft, which nobody asked to render, stays a draft.
    """
    pedidos = expediente.operaciones.values("tarea")
    lotes = Documento.objects.sin_firma().filter(expediente=expediente, lote__in=pedidos)
    for lote in sorted(set(lotes.values_list("lote", flat=True))):
        generar_lote(expediente, lote)


def sellar_lote(expediente: Expediente, lote: str) -> None:
    """Seal the documents of one lot that are signed, or need no firma."""
    _sellar_cada_uno(Documento.objects.filter(expediente=expediente, lote=lote))


def sellar_del_proceso(expediente: Expediente) -> None:
    """Seal what the steps of the process issued; each paper outside it has its own operation."""
    del_proceso = Documento.objects.filter(expediente=expediente)
    _sellar_cada_uno(del_proceso.exclude(lote__startswith=FUERA))


def _sellar_cada_uno(documentos: DocumentoQuerySet) -> None:
    for documento in documentos.filter(estado=Documento.Estado.FIRMADO).select_related(*_CON):
        sellables.exigir(documento)
        services.guardar_sellado(documento=documento, pdf=taller().sellar(documento))
