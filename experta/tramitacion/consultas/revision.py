"""What a reviewer reads: answers and files, what was observed, and what changed since."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.partes import Requisito
from experta.expedientes.models import Adjunto, Expediente, Prevencion
from experta.expedientes.rules import PREVENIDO
from experta.expedientes.services.adjuntos import tipo_de_copia
from experta.motores.formularios import Pregunta
from experta.tramitacion.consultas.observaciones import Nota, notas
from experta.tramitacion.decididas import ReglaAplicada, reglas_aplicadas
from experta.tramitacion.suelo import Orientacion, orientacion, ubicacion_de


@dataclass(frozen=True)
class Archivo:
    """A file handed in; `es_imagen` can be shown in the page, `nuevo` came with the answer."""

    id: UUID
    nombre: str
    bytes: int
    paginas: int
    es_imagen: bool
    nuevo: bool
    subido_at: datetime


@dataclass(frozen=True)
class Dato:
    """An answer or document. `antes` is what it said before the prevención, when it changed.

    `sustituidos` are the files that newer ones took the place of; `igual` when it was observed
    and the person left it as it was. `zona` says where the place is, if the ficha looks at it.
    """

    clave: str
    etiqueta: str
    texto: str
    es_archivo: bool
    requisito: Requisito | None
    archivos: tuple[Archivo, ...]
    sustituidos: tuple[Archivo, ...]
    notas: tuple[Nota, ...]
    cambio: bool
    antes: str
    igual: bool
    zona: Orientacion | None

    @property
    def comparable(self) -> bool:
        """Whether an old and a new paper can be put side by side."""
        return bool(self.archivos and self.sustituidos)


@dataclass(frozen=True)
class Seccion:
    """A page of the form."""

    titulo: str
    datos: tuple[Dato, ...]


@dataclass(frozen=True)
class Revision:
    """The whole application. `respondida_at` once the person answered the prevención.

    `reglas` are the rows of the trámite's tables that decide with these answers.
    """

    secciones: tuple[Seccion, ...]
    notas: tuple[Nota, ...]
    respondida_at: datetime | None
    reglas: tuple[ReglaAplicada, ...] = ()

    @property
    def datos(self) -> tuple[Dato, ...]:
        """Return every answer, page by page."""
        return tuple(dato for seccion in self.secciones for dato in seccion.datos)

    @property
    def por_enviar(self) -> tuple[Nota, ...]:
        """Return the observations that the person has not been told."""
        return tuple(nota for nota in self.notas if nota.anotada)

    @property
    def cambios(self) -> int:
        """Return how many answers or documents changed."""
        return sum(dato.cambio for dato in self.datos)

    def solo_cambios(self) -> "Revision":
        """Return only what changed or was observed."""
        secciones = [
            replace(uno, datos=tuple(d for d in uno.datos if d.cambio or d.notas))
            for uno in self.secciones
        ]
        return replace(self, secciones=tuple(uno for uno in secciones if uno.datos))

    def dato(self, clave: str) -> Dato | None:
        """Return an answer by the key of its question."""
        return next((uno for uno in self.datos if uno.clave == clave), None)

    def archivo(self, id_: str) -> Archivo | None:
        """Return a file by its id as text; the first one handed in for an unknown id."""
        todos = [archivo for dato in self.datos for archivo in (*dato.archivos, *dato.sustituidos)]
        return next((uno for uno in todos if str(uno.id) == id_), todos[0] if todos else None)


def revision(expediente: Expediente) -> Revision:
    """Return what was handed in, as handed in; fetch the case with version and prevención.

    While the person is answering a prevención, their half-written changes are not shown; an answer
    sent late is.
    """
    ejecutable = cargar(expediente.version)
    prevencion = getattr(expediente, "prevencion", None)
    observadas = notas(expediente)
    archivos = _archivos(expediente, prevencion)
    respuestas = expediente.respuestas
    if prevencion and _respondiendo(expediente, prevencion):
        respuestas = prevencion.respuestas_previas
    respondida = (prevencion.respondida_at or prevencion.tardia_at) if prevencion else None
    antes = _textos(ejecutable, prevencion) if prevencion and respondida else None
    zona = orientacion(ubicacion_de(ejecutable, respuestas))
    material = _Material(ejecutable, archivos, observadas, antes, zona)
    nombres = {clave: [uno.nombre for uno in suyos] for clave, (suyos, _) in archivos.items()}
    secciones = tuple(
        Seccion(
            seccion.titulo, tuple(_dato(material, pregunta, texto) for pregunta, texto in renglones)
        )
        for seccion, renglones in ejecutable.formulario.resumen(respuestas, nombres)
    )
    return Revision(
        secciones=secciones,
        notas=observadas,
        respondida_at=respondida,
        reglas=reglas_aplicadas(ejecutable, respuestas),
    )


def _respondiendo(expediente: Expediente, prevencion: Prevencion | None) -> bool:
    """Say whether the person may still change what the authority has not been sent."""
    enviada = prevencion is not None and prevencion.tardia_at is not None
    return expediente.estado == PREVENIDO and not enviada


_PorPregunta = dict[str, tuple[list[Archivo], list[Archivo]]]


@dataclass(frozen=True)
class _Material:
    """What every answer is told with; `antes` only once the prevención was answered."""

    ejecutable: Ejecutable
    archivos: _PorPregunta
    notas: tuple[Nota, ...]
    antes: dict[str, str] | None
    zona: Orientacion | None


def _archivos(expediente: Expediente, prevencion: Prevencion | None) -> _PorPregunta:
    """Return by question the files that count and those that were replaced; one query."""
    emitida = prevencion.emitida_at if prevencion else None
    respondiendo = _respondiendo(expediente, prevencion)
    por_pregunta: _PorPregunta = {}
    for adjunto in expediente.adjuntos.exclude(etapa=Adjunto.Etapa.INSPECCION):
        nuevo = emitida is not None and adjunto.subido_at > emitida
        retirado = adjunto.retirado_at
        if respondiendo and nuevo:
            continue
        vale = retirado is None or (respondiendo and emitida is not None and retirado > emitida)
        if not vale and (emitida is None or retirado is None or retirado < emitida or nuevo):
            continue
        cuentan, sustituidos = por_pregunta.setdefault(adjunto.pregunta, ([], []))
        (cuentan if vale else sustituidos).append(_archivo(adjunto, nuevo=nuevo))
    return por_pregunta


def _archivo(adjunto: Adjunto, *, nuevo: bool) -> Archivo:
    return Archivo(
        id=adjunto.pk,
        nombre=adjunto.nombre,
        bytes=adjunto.bytes,
        paginas=adjunto.paginas,
        es_imagen=tipo_de_copia(adjunto) == "image/jpeg",
        nuevo=nuevo,
        subido_at=adjunto.subido_at,
    )


def _textos(ejecutable: Ejecutable, prevencion: Prevencion) -> dict[str, str]:
    """Return each answer in words, as it was when the prevención was sent."""
    paginas = ejecutable.formulario.resumen(prevencion.respuestas_previas)
    return {pregunta.clave: texto for _, renglones in paginas for pregunta, texto in renglones}


def _dato(material: _Material, pregunta: Pregunta, texto: str) -> Dato:
    cuentan, sustituidos = material.archivos.get(pregunta.clave, ([], []))
    suyas = tuple(nota for nota in material.notas if nota.pregunta == pregunta.clave)
    antes = material.antes
    es_archivo = pregunta.tipo == "archivo"
    previo = texto if antes is None or es_archivo else antes.get(pregunta.clave, "")
    nuevo = any(archivo.nuevo for archivo in cuentan) or bool(sustituidos)
    cambio = antes is not None and (nuevo if es_archivo else previo != texto)
    suelo = material.ejecutable.ficha.suelo
    return Dato(
        clave=pregunta.clave,
        etiqueta=pregunta.etiqueta,
        texto=texto,
        es_archivo=es_archivo,
        requisito=material.ejecutable.ficha.requisito(pregunta.requisito),
        archivos=tuple(cuentan),
        sustituidos=tuple(sustituidos),
        notas=suyas,
        cambio=cambio,
        antes=previo if cambio and not es_archivo else "",
        igual=antes is not None and bool(suyas) and not cambio,
        zona=material.zona if suelo and pregunta.clave == suelo.predio else None,
    )
