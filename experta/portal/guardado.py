"""Saving what a page of questions sent: answers, files, and what another window saved before."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from experta.expedientes.models import Adjunto
from experta.expedientes.revision.errores import ArchivoRechazado
from experta.expedientes.services import subidas
from experta.expedientes.services.fotos import unir_fotos
from experta.expedientes.subida import rechazo_de
from experta.motores.formularios import Pregunta
from experta.portal.accesos import persona_de
from experta.portal.captura import Entrada, llegadas_de
from experta.portal.solicitud import Solicitud
from experta.tramitacion.actos.adjuntar import adjuntar
from experta.tramitacion.actos.guardar_respuestas import RespuestasCambiaron, guardar_respuestas
from experta.tramitacion.actos.retirar_adjunto import retirar_adjunto
from experta.tramitacion.actos.usar_papel import usar_papel
from experta.tramitacion.errores import DatosInvalidos

SIN_RESPUESTA = "Sin respuesta"
_UNO_SOLO = "Aquí cabe un solo archivo. Elige uno, o une todo en un PDF."


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
        faltas[rechazo.campo or next(iter(campos), "")] = rechazo.mensaje
        estado = rechazo.estado
    for pregunta in entrada.preguntas:
        if pregunta.tipo == "archivo" and (falta := _subir_a(request, solicitud, pregunta)):
            faltas.setdefault(pregunta.clave, falta)
    return faltas, estado


def retirar(request: HttpRequest, solicitud: Solicitud, adjunto: str | UUID) -> None:
    """Withdraw a file of this application.

    Raises:
        Http404: it is not of this application.
    """
    suyos = Adjunto.objects.vigentes().filter(expediente=solicitud.expediente)
    adjunto_suyo = get_object_or_404(suyos.select_related("expediente__version"), pk=adjunto)
    retirar_adjunto(persona=persona_de(request), adjunto=adjunto_suyo)


def usar(request: HttpRequest, solicitud: Solicitud, pregunta: str, papel: str) -> None:
    """Hand in again a paper that the town has; what cannot be used is told at the top of the page.

    Raises:
        NoPermitido: it is not among those offered.
    """
    try:
        adjunto = usar_papel(
            persona=persona_de(request),
            expediente=solicitud.expediente,
            pregunta=pregunta,
            papel=_uuid(papel),
        )
    except DatosInvalidos as error:
        messages.error(request, error.faltas[0].mensaje)
    else:
        messages.success(request, _("Listo: usaste «%(nombre)s».") % {"nombre": adjunto.nombre})


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


def _uuid(texto: str) -> UUID:
    try:
        return UUID(texto)
    except ValueError as error:
        raise Http404 from error


def _subir_a(request: HttpRequest, solicitud: Solicitud, pregunta: Pregunta) -> str:
    """Hand in the files of a question, whole or come in pieces; return the first refusal."""
    llegadas = llegadas_de(request, solicitud.expediente, pregunta.clave)
    falta = ""
    try:
        enviados = [*request.FILES.getlist(pregunta.clave), *(una.archivo for una in llegadas)]
        archivos = unir_fotos(enviados, pregunta.acepta)
        if pregunta.un_solo_archivo and len(archivos) > 1:
            raise ArchivoRechazado(_UNO_SOLO)  # each would take the place of the one before
        for archivo in archivos:
            try:
                adjuntar(
                    persona=persona_de(request),
                    expediente=solicitud.expediente,
                    pregunta=pregunta.clave,
                    archivo=archivo,
                )
            except DatosInvalidos as error:
                falta = falta or error.faltas[0].mensaje
    except ArchivoRechazado as error:
        falta = str(error)
    for una in llegadas:
        subidas.olvidar(una)
    return falta


def _en_palabras(solicitud: Solicitud, respuestas: dict[str, Any]) -> dict[str, str]:
    paginas = solicitud.formulario.resumen(respuestas)
    return {pregunta.clave: texto for _, renglones in paginas for pregunta, texto in renglones}
