"""Issued documents, the officer's firma and the municipal sello."""

from experta.documentos.models.documento import (
    Documento,
    DocumentoQuerySet,
    Firma,
    SuspensionDeDocumento,
)
from experta.documentos.models.papeles import Busqueda, Descarte, Reuso
from experta.documentos.models.renovacion import Inscripcion, Recordatorio, Renovacion

__all__ = [
    "Busqueda",
    "Descarte",
    "Documento",
    "DocumentoQuerySet",
    "Firma",
    "Inscripcion",
    "Recordatorio",
    "Renovacion",
    "Reuso",
    "SuspensionDeDocumento",
]
