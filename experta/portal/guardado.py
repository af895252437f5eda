"""Saving what a page of questions sent: answers, files, and what another window saved before."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from experta.expedientes.models import Adjunto
from experta.expedientes.subida import rechazo_de
from experta.portal.accesos import persona_de
from experta.portal.captura import Entrada, archivos_de
from experta.portal.solicitud import Solicitud
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron, guardar_respuestas
from experta.tramitacion.actos.retirar_adjunto import retirar_adjunto
from experta.tramitacion.errores import DatosInvalidos

SIN_RESPUESTA = "Sin respuesta"


@dataclass(frozen=True)
class Diferencia:
    """An answer that this page and another window left different, both in words."""

    clave: str
    etiqueta: str
    guardada: str
    escrita: str


def guardar(request: HttpRequest, solicitud: Solicitud, entrada: Entrada) -> Solicitud:
    """Return the application with the answers saved.

    Raises:
        RespuestasCambiaron: another window saved first.
        Conflicto, NoPermitido: it may not be changed.
    """
    expediente = guardar_respuestas(
        persona=persona_de(request),
        expediente=solicitud.expediente,
        cambios=entrada.cambios,
        revision=entrada.revision,
    )
    return replace(solicitud, expediente=expediente)


def subir(
    request: HttpRequest, solicitud: Solicitud, entrada: Entrada
) -> tuple[dict[str, str], int]:
    """Hand in the files sent; return the sentence of each refusal by question, and the status."""
    faltas: dict[str, str] = {}
    estado = 422
    if rechazo := rechazo_de(request):
        campos = [p.clave for p in entrada.preguntas if p.tipo == "archivo"]
        faltas[_campo_vacio(request, campos)] = rechazo.mensaje
        estado = rechazo.estado
    for clave, archivo in archivos_de(request, entrada):
        try:
            adjuntar(
                persona=persona_de(request),
                expediente=solicitud.expediente,
                pregunta=clave,
                archivo=archivo,
            )
        except DatosInvalidos as error:
            faltas.setdefault(clave, error.faltas[0].mensaje)
    return faltas, estado


def retirar(request: HttpRequest, solicitud: Solicitud, adjunto: str | UUID) -> None:
    """Withdraw a file of this application.

    Raises:
        Http404: it is not of this application.
    """
    suyos = Adjunto.objects.vigentes().filter(expediente=solicitud.expediente)
    adjunto_suyo = get_object_or_404(suyos.select_related("expediente__version"), pk=adjunto)
    retirar_adjunto(persona=persona_de(request), adjunto=adjunto_suyo)


def diferencias(
    solicitud: Solicitud, entrada: Entrada, choque: RespuestasCambiaron
) -> list[Diferencia]:
    """Return the answers sent that differ from those that another window saved."""
    guardadas = _en_palabras(solicitud, choque.guardadas)
    escritas = _en_palabras(solicitud, {**choque.guardadas, **entrada.cambios})
    return [
        Diferencia(
            clave=pregunta.clave,
            etiqueta=pregunta.etiqueta,
            guardada=guardadas.get(pregunta.clave, SIN_RESPUESTA),
            escrita=escritas.get(pregunta.clave, SIN_RESPUESTA),
        )
        for pregunta in entrada.preguntas
        if pregunta.clave in entrada.cambios
        and choque.guardadas.get(pregunta.clave) != entrada.cambios[pregunta.clave]
    ]


def _en_palabras(solicitud: Solicitud, respuestas: dict[str, Any]) -> dict[str, str]:
    paginas = solicitud.formulario.resumen(respuestas)
    return {pregunta.clave: texto for _, renglones in paginas for pregunta, texto in renglones}


def _campo_vacio(request: HttpRequest, campos: list[str]) -> str:
    """Return the file field whose file was dropped: the first that brought none, or the page."""
    vacios = [clave for clave in campos if clave not in request.FILES]
    return next(iter(vacios or campos), "")
