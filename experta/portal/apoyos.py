"""What stands beside each question so that nobody is asked twice: its origin, papers, lookups."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from experta.motores.formularios import Pregunta
from experta.portal.solicitud import Solicitud
from experta.tramitacion.busquedas import Buscado
from experta.tramitacion.carpeta import Papel

_FUENTES = ("perfil", "organizacion", "resolucion", "ruta")


@dataclass(frozen=True)
class Apoyo:
    """What helps with one question: where its answer comes from, the papers that would serve."""

    origen: str = ""
    papeles: tuple[Papel, ...] = ()
    buscado: Buscado | None = None


def apoyar(
    solicitud: Solicitud,
    ofertas: dict[str, list[Papel]],
    campos: Iterable[tuple[Pregunta, Any]],
) -> list[tuple[Pregunta, Any, Apoyo]]:
    """Return each question and its answer with what stands beside it."""
    tomado = solicitud.expediente.tomado
    buscados = {uno.pregunta: uno for uno in solicitud.buscados if uno.pregunta}
    return [
        (
            pregunta,
            valor,
            Apoyo(
                origen=_origen(tomado.get(pregunta.clave, "")),
                papeles=tuple(_sin_usar(solicitud, pregunta, ofertas.get(pregunta.clave, []))),
                buscado=buscados.get(pregunta.clave),
            ),
        )
        for pregunta, valor in campos
    ]


def _origen(fuente: str) -> str:
    """Return in words where an answer was taken from; empty for what the person wrote."""
    if fuente in ("", *_FUENTES):
        return {
            "perfil": _("Tomado de tu cuenta."),
            "organizacion": _("Tomado de los datos de la empresa."),
            "resolucion": _("Tomado de tu trámite anterior."),
            "ruta": _("Tomado de tu hoja de ruta."),
        }.get(fuente, "")
    return _("Tomado de tu trámite %(folio)s.") % {"folio": fuente}


def _sin_usar(solicitud: Solicitud, pregunta: Pregunta, papeles: list[Papel]) -> list[Papel]:
    """Leave out the papers that the question already has; a full question is offered none."""
    puestos = {adjunto.sha256 for adjunto in solicitud.adjuntos.get(pregunta.clave, [])}
    if puestos and pregunta.maximo == "1":
        return []
    return [papel for papel in papeles if papel.huella not in puestos]
