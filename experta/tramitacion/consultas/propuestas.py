"""The checks that reviewers proposed, as the analyst of the catalogue reads them."""

from dataclasses import dataclass

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.models import Propuesta
from experta.catalogo.propuestas import donde_va, es_de_papel
from experta.comun.municipio import municipio_actual

# Answered ones kept in sight; the rest are in the log.
RECIENTES = 20


@dataclass(frozen=True)
class Propuesto:
    """A proposal with its names in words, and where its line goes. `etiqueta` is the question."""

    propuesta: Propuesta
    ejecutable: Ejecutable
    tramite: str
    etiqueta: str
    motivo: str
    donde: str
    de_papel: bool


def por_ver() -> int:
    """Return how many wait for an answer."""
    return Propuesta.objects.filter(estado=Propuesta.Estado.PENDIENTE).count()


def propuestas() -> tuple[list[Propuesto], list[Propuesto]]:
    """Return those that wait, oldest first, and the last ones answered; two queries."""
    todas = Propuesta.objects.select_related("tramite__vigente__tramite", "autor", "cerrada_por")
    pendientes = todas.filter(estado=Propuesta.Estado.PENDIENTE)
    vistas = todas.exclude(estado=Propuesta.Estado.PENDIENTE).order_by("-cerrada_at")
    return [propuesto(una) for una in pendientes], [propuesto(u) for u in vistas[:RECIENTES]]


def propuesto(propuesta: Propuesta) -> Propuesto:
    """Return a proposal against the version in force."""
    vigente = propuesta.tramite.vigente
    if vigente is None:
        raise ValueError("a proposal comes from a case, and a case from a published version")
    ejecutable = cargar(vigente)
    pregunta = ejecutable.formulario.preguntas.get(propuesta.pregunta)
    motivo = municipio_actual().motivos.get(propuesta.motivo)
    return Propuesto(
        propuesta=propuesta,
        ejecutable=ejecutable,
        tramite=vigente.nombre,
        etiqueta=pregunta.etiqueta if pregunta else propuesta.pregunta,
        motivo=motivo.titulo if motivo else propuesta.motivo,
        donde=donde_va(ejecutable, propuesta),
        de_papel=es_de_papel(ejecutable, propuesta),
    )
