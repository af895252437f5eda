"""The firma of another professional, as each side reads it: the office, and whoever signs."""

from dataclasses import dataclass
from typing import Any

from experta.catalogo.ejecutable import cargar
from experta.catalogo.partes import Corresponsable
from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Corresponsabilidad, Expediente
from experta.expedientes.rules import BORRADOR
from experta.tramitacion import solicitud
from experta.tramitacion.consultas.interno import ESTADOS
from experta.tramitacion.consultas.seguimiento import Seguimiento, seguimiento

MAXIMO = 100


@dataclass(frozen=True)
class Firmada:
    """The firma for officials. `coincide` is None while a prevención waits for its answer."""

    fila: Corresponsabilidad
    declara: str
    coincide: bool | None


def firmada(expediente: Expediente) -> Firmada | None:
    """Return who signed a case besides its applicant; where nobody does, it asks nothing."""
    regla = cargar(expediente.version).ficha.corresponsable
    if regla is None:
        return None
    firmadas = expediente.corresponsabilidades.filter(estado=Corresponsabilidad.Estado.FIRMADA)
    fila = firmadas.first()
    if fila is None:
        return None
    prevencion = getattr(expediente, "prevencion", None)
    corrige = prevencion and not (prevencion.respondida_at or prevencion.tardia_at)
    return Firmada(fila, regla.declara, None if corrige else fila.huella == expediente.huella())


def participaciones(persona: Persona) -> list[tuple[Corresponsabilidad, str]]:
    """Return what a person signed, or accepted and may still sign, and whose it is; one query."""
    suyas = Corresponsabilidad.objects.de(persona).select_related("expediente__version")
    return [(fila, titular_de(fila.expediente)) for fila in suyas[:MAXIMO]]


def titular_de(expediente: Expediente) -> str:
    """Return whose application it is, also while it is a draft."""
    return solicitud.nombre_del_titular(expediente, cargar(expediente.version))


@dataclass(frozen=True)
class Lectura:
    """What a professional is asked to sign: every answer and file, as they are now.

    `huella` is that of what is shown; `faltan` says how many things it still lacks.
    """

    regla: Corresponsable
    secciones: tuple[dict[str, Any], ...]
    archivos: tuple[tuple[str, Adjunto], ...]
    huella: str
    faltan: int


def lectura(expediente: Expediente) -> Lectura | None:
    """Return an application as it is read before signing it; None where nobody else signs."""
    ejecutable = cargar(expediente.version)
    regla, formulario = ejecutable.ficha.corresponsable, ejecutable.formulario
    if regla is None:
        return None
    preguntadas = formulario.preguntadas(expediente.respuestas)
    archivos = tuple(
        (formulario.preguntas[uno.pregunta].etiqueta, uno)
        for uno in expediente.adjuntos.vigentes()
        if uno.pregunta in preguntadas
    )
    nombres: dict[str, list[str]] = {}
    for _, uno in archivos:
        nombres.setdefault(uno.pregunta, []).append(uno.nombre)
    return Lectura(
        regla=regla,
        secciones=tuple(
            {
                "titulo": seccion.titulo,
                "filas": [{"etiqueta": p.etiqueta, "valor": texto} for p, texto in renglones],
            }
            for seccion, renglones in formulario.resumen(expediente.respuestas, nombres)
        ),
        archivos=archivos,
        huella=expediente.huella(),
        faltan=len(solicitud.lo_que_falta_sin_firma(expediente, ejecutable)),
    )


@dataclass(frozen=True)
class Participacion:
    """How a signed case goes. `hilo` is None until it is sent."""

    estado: str = ""
    hilo: Seguimiento | None = None


def participacion(fila: Corresponsabilidad, persona: Persona) -> Participacion:
    """Return how the case goes for who signed it; an ending its holder has not read is not told."""
    caso = fila.expediente
    if caso.estado == BORRADOR:
        return Participacion()
    hilo = seguimiento(caso, persona)
    sin_leer = hilo.turno.paso == "leer"
    return Participacion(hilo.estado if sin_leer else str(ESTADOS[caso.estado]), hilo)
