"""Documents that end and are renewed, and what the public register shows of them: named writes."""

from dataclasses import dataclass

from django.db.models import QuerySet

from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.comun.texto import plegar
from experta.documentos.models import Documento, Inscripcion, Recordatorio, Renovacion
from experta.expedientes.models import Expediente


@dataclass(frozen=True)
class Publico:
    """What may be shown of a document: its holder as the ficha allows, what for, and the rest."""

    titular: str
    objeto: str
    datos: list[list[str]]


def anotar_renovacion(*, expediente: Expediente, documento: Documento) -> Renovacion:
    """Record which document a case renews."""
    return Renovacion.objects.create(
        expediente=expediente, documento=documento, folio=documento.folio
    )


def declarar(*, renovacion: Renovacion, sin_cambios: bool) -> bool:
    """Record that nothing changed, or take it back; say whether that was new."""
    previas = Renovacion.objects.filter(pk=renovacion.pk, sin_cambios_at__isnull=sin_cambios)
    momento = reloj.ahora() if sin_cambios else None
    nuevo = previas.update(sin_cambios_at=momento) == 1
    if nuevo:
        renovacion.sin_cambios_at = momento
    return nuevo


def recordado(*, documento: Documento, dias: int) -> bool:
    """Record that its people are told, that many days before the last to renew it, if not yet."""
    _, nuevo = Recordatorio.objects.get_or_create(documento=documento, dias=dias)
    return nuevo


def inscribir(*, documento: Documento, version: VersionTramite, publico: Publico) -> None:
    """Write a document into the public register, as that version of the ficha lets it be seen."""
    palabras = [publico.titular, publico.objeto, documento.titulo, documento.folio, version.nombre]
    palabras += [valor for _, valor in publico.datos]
    Inscripcion.objects.update_or_create(
        documento=documento,
        defaults={
            "version": version,
            "titular": publico.titular,
            "objeto": publico.objeto,
            "datos": publico.datos,
            "plegado": plegar(" ".join(palabras)),
        },
    )


def borrar_inscripciones(inscripciones: QuerySet[Inscripcion]) -> None:
    """Take entries out of the public register; the documents stay as they are."""
    inscripciones.delete()
