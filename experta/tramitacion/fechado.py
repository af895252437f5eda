"""What waits for its firma says the date of the day it is signed; its validity counts from there.

A paper is rendered when it is asked for and may wait for days. Each day it is made again with the
date of that day, so that the bytes that the officer signs never say an earlier one.
"""

from datetime import date

from experta.catalogo.ejecutable import cargar
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos import services as documentos
from experta.documentos.models import Documento, DocumentoQuerySet
from experta.tramitacion import papeles, reservas
from experta.tramitacion.errores import Conflicto


def al_dia(documento: Documento) -> bool:
    """Say whether a paper says the date of today."""
    return bool(documento.datos["documento"]["fecha_larga"] == fecha_larga(reloj.hoy()))


def exigir_al_dia(documento: Documento) -> None:
    """Stop whoever would sign today what says another date.

    Raises:
        Conflicto: it does; the worker is making it again.
    """
    if not al_dia(documento):
        raise Conflicto(
            f"«{documento.titulo}» lleva la fecha de otro día. Se está preparando con la de hoy: "
            "fírmalo en un par de minutos."
        )


def atrasados() -> DocumentoQuerySet:
    """Return what waits for its firma with the date of another day."""
    hoy = fecha_larga(reloj.hoy())
    return Documento.objects.por_firmar().exclude(datos__documento__fecha_larga=hoy)


def poner_la_de_hoy(documento: Documento) -> bool:
    """Date an unsigned paper today, to be rendered again; say whether it still waited.

    Only its date and its validity change: what it decides and why stays as it was decided.
    """
    desde, hasta = documento.vigente_desde, documento.vigente_hasta
    cabeza = {**documento.datos["documento"], "fecha_larga": fecha_larga(reloj.hoy())}
    if documento.clase == "resolucion":
        desde, hasta, cabeza["vigencia_texto"] = _vigencia(documento)
    return documentos.volver_a_fechar(
        documento=documento,
        datos={**documento.datos, "documento": cabeza},
        vigencia=(desde, hasta),
    )


def _vigencia(documento: Documento) -> tuple[date | None, date | None, str]:
    """Return from when and until when a resolution signed today is in force, and how it says it."""
    expediente = documento.expediente
    ejecutable = cargar(expediente.version)
    for descrito in ejecutable.ficha.documentos_para(reservas.sentido(expediente)):
        if descrito.clave == documento.clave:
            desde, hasta = reservas.vigencia(expediente, ejecutable, descrito)
            return desde, hasta, papeles.vigencia(descrito.vigencia.texto, hasta)
    return documento.vigente_desde, documento.vigente_hasta, ""
