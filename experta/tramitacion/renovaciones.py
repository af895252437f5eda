"""Renewing what was granted: when it may be asked, what is carried over, and by which process.

A document that ends may be renewed from the first of its reminders to its last day, or to the last
of the days of grace that its ficha gives. The new one begins when the other ends, so nobody loses
days by asking early; asked late, it begins the day it is given, and until then nothing authorises.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from experta.catalogo.correspondencia import DE_CADA_VEZ
from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.models import Tramite, VersionTramite
from experta.catalogo.partes import Renovacion as Regla
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos.models import Documento, Renovacion
from experta.expedientes import rules
from experta.expedientes.models import Expediente
from experta.motores.formularios import Pregunta
from experta.tramitacion import vigencias
from experta.tramitacion.errores import Conflicto
from experta.tramitacion.solicitud import version_disponible

# No ficha gives a longer grace (`experta revisar` refuses it).
GRACIA_MAXIMA = timedelta(days=366)
# A case that ended in one of these leaves the document to be renewed again.
_SIN_EFECTO = rules.FINALES - {rules.FAVORABLE}


@dataclass(frozen=True)
class Cambio:
    """An answer that is not the one of the case that is renewed."""

    pregunta: Pregunta
    antes: Any
    ahora: Any


def regla_de(documento: Documento) -> Regla | None:
    """Return how a document is renewed, by the ficha in force of its trámite; None if it is not."""
    version = documento.expediente.tramite.vigente
    if documento.clase != "resolucion" or version is None or not documento.vigente_hasta:
        return None
    return cargar(version).ficha.renovacion


def renovable(documento: Documento, hoy: date) -> bool:
    """Say whether a document may be renewed that day: it is about to end, or in its grace."""
    regla = regla_de(documento)
    if regla is None or documento.estado != Documento.Estado.VIGENTE:
        return False
    if documento.expediente.estado != rules.FAVORABLE or documento.vigente_hasta is None:
        return False
    primero = documento.vigente_hasta - timedelta(days=max(regla.avisos_dias, default=0))
    return primero <= hoy <= ultimo_dia(documento, regla)


def ultimo_dia(documento: Documento, regla: Regla) -> date:
    """Return the last day on which a document that ends may be renewed."""
    assert documento.vigente_hasta is not None  # noqa: S101 - what does not end is not renewed
    if regla.gracia is None:
        return documento.vigente_hasta
    return vigencias.hasta(regla.gracia, documento.vigente_hasta) or documento.vigente_hasta


def como_va(documento: Documento, regla: Regla | None, que: str) -> str:
    """Return, for its people, when what they obtained ends or ended, and until when to renew it."""
    assert documento.vigente_hasta is not None  # noqa: S101 - what does not end is not renewed
    fecha = fecha_larga(documento.vigente_hasta)
    if not documento.vencido or regla is None:
        return f"Lo que obtuviste con «{que}» vence el {fecha}. Ya lo puedes renovar."
    ultimo = fecha_larga(ultimo_dia(documento, regla))
    return (
        f"Lo que obtuviste con «{que}» venció el {fecha} y ya no autoriza. "
        f"Lo puedes renovar hasta el {ultimo}; lo nuevo vale desde el día en que te lo den."
    )


def pedida(documento: Documento) -> Expediente | None:
    """Return the case that already asks for its renewal, or that renewed it.

    What one case granted is renewed together: one renewal for all its documents.
    """
    suyas = Renovacion.objects.filter(documento__expediente=documento.expediente_id)
    suyas = suyas.exclude(expediente__estado__in=_SIN_EFECTO)
    renovacion = suyas.select_related("expediente").order_by("-at").first()
    return renovacion.expediente if renovacion else None


def por_renovar(casos: QuerySet[Expediente]) -> list[Documento]:
    """Return what may be renewed today and nobody asked for, of some cases; one query.

    One document of each case, the first that ends; those with a draft are among them.
    """
    hoy = reloj.hoy()
    pedidas = Renovacion.objects.filter(documento__expediente=OuterRef("expediente"))
    pedidas = pedidas.exclude(expediente__estado__in=[*_SIN_EFECTO, rules.BORRADOR])
    documentos = Documento.objects.filter(
        ~Exists(pedidas),
        ~Exists(_suspendidos().filter(expediente=OuterRef("expediente"))),
        expediente__in=casos,
        estado=Documento.Estado.VIGENTE,
        clase="resolucion",
        vigente_hasta__gte=hoy - GRACIA_MAXIMA,
    )
    return _primeros(documentos, hoy)


def por_recordar(hoy: date) -> Iterator[tuple[Documento, int]]:
    """Yield each document whose people are to be told that day, and which of its reminders it is.

    A reminder is so many days before the last one on which it may be renewed. Only the nearest one:
    after days without service nobody gets two. None falls before the issue.
    """
    con_regla = VersionTramite.objects.filter(tramite__vigente=F("pk"))
    for version in con_regla.filter(ficha__has_key="renovacion").order_by("pk"):
        regla = cargar(version).ficha.renovacion
        if regla is None or not regla.avisos_dias:
            continue
        documentos = Documento.objects.filter(
            ~Exists(_suspendidos().filter(expediente=OuterRef("expediente"))),
            expediente__tramite=version.tramite_id,
            expediente__estado=rules.FAVORABLE,
            clase="resolucion",
            estado=Documento.Estado.VIGENTE,
            vigente_hasta__range=(
                hoy - (GRACIA_MAXIMA if regla.gracia else timedelta()),
                hoy + timedelta(days=max(regla.avisos_dias)),
            ),
        )
        for documento in _primeros(documentos.prefetch_related("recordatorios"), hoy):
            dias = _que_toca(documento, regla, hoy)
            if dias is not None:
                yield documento, dias


def _primeros(documentos: QuerySet[Documento], hoy: date) -> list[Documento]:
    """Return, of each case, the first that ends of those that may be renewed that day."""
    por_caso: dict[UUID, Documento] = {}
    documentos = documentos.select_related("expediente__tramite__vigente", "expediente__version")
    for documento in documentos.order_by("vigente_hasta", "folio"):
        if renovable(documento, hoy):
            por_caso.setdefault(documento.expediente_id, documento)
    return list(por_caso.values())


def _que_toca(documento: Documento, regla: Regla, hoy: date) -> int | None:
    assert documento.vigente_hasta is not None  # noqa: S101 - the query asked for it
    ultimo = ultimo_dia(documento, regla)
    faltan = (ultimo - hoy).days
    emitido = reloj.local(documento.emitido_at or documento.created_at).date()
    cabian = (ultimo - emitido).days
    avisos = set(regla.avisos_dias)
    if regla.gracia:  # also before it ends, and the day after
        gracia = (ultimo - documento.vigente_hasta).days
        avisos |= {gracia - 1, *(gracia + dias for dias in regla.avisos_dias)}
    tocan = [dias for dias in avisos if faltan <= dias < cabian]
    hechos = {uno.dias for uno in documento.recordatorios.all()}
    return min(tocan) if tocan and min(tocan) not in hechos else None


def version_que_renueva(documento: Documento) -> VersionTramite:
    """Return the version with which a document is renewed today.

    Raises:
        Conflicto: something of its case is suspended, it may not be renewed today, or the trámite
            is not available.
    """
    exigir_sin_suspension(documento.expediente_id)
    regla = regla_de(documento)
    if regla is None or not renovable(documento, reloj.hoy()):
        raise Conflicto("Este documento no se puede renovar ahora.")
    propio = documento.expediente.tramite
    otro = Tramite.objects.select_related("vigente").filter(slug=regla.tramite).first()
    return version_disponible(otro or propio)


def suspendido_de(caso: UUID) -> Documento | None:
    """Return what is suspended of what a case granted: all of it is renewed together, or none."""
    return _suspendidos().filter(expediente=caso).first()


def exigir_sin_suspension(caso: UUID) -> None:
    """Refuse a renewal while something that the same case granted is suspended.

    Raises:
        Conflicto: something is.
    """
    suspendido = suspendido_de(caso)
    if suspendido:
        raise Conflicto(
            f"{suspendido} está suspendido: se puede renovar cuando se levante la suspensión."
        )


def _suspendidos() -> QuerySet[Documento]:
    return Documento.objects.filter(estado=Documento.Estado.SUSPENDIDO)


def heredadas(documento: Documento, ejecutable: Ejecutable) -> dict[str, Any]:
    """Return the answers that a renewal carries over from the case of its document."""
    origen = documento.expediente
    de_antes = cargar(origen.version).formulario.preguntas
    en_blanco = _en_blanco(documento)
    return {
        clave: origen.respuestas[clave]
        for clave, pregunta in ejecutable.formulario.preguntas.items()
        if clave in origen.respuestas
        and clave in de_antes
        and de_antes[clave].tipo == pregunta.tipo
        and pregunta.tipo not in DE_CADA_VEZ
        and clave not in en_blanco
    }


def cambios(expediente: Expediente, documento: Documento) -> Iterator[Cambio]:
    """Yield what a renewal says and the case that it renews did not, or said otherwise.

    What each application answers anew is not a change: how fast it is wanted this time, say.
    """
    origen = documento.expediente
    formulario = cargar(expediente.version).formulario
    en_blanco = _en_blanco(documento)
    for seccion in formulario.visibles(expediente.respuestas):
        for pregunta in seccion.preguntas:
            antes = origen.respuestas.get(pregunta.clave)
            ahora = expediente.respuestas.get(pregunta.clave)
            de_cada_vez = pregunta.tipo in DE_CADA_VEZ or pregunta.clave in en_blanco
            if antes != ahora and not de_cada_vez:
                yield Cambio(pregunta, antes, ahora)


def _en_blanco(documento: Documento) -> tuple[str, ...]:
    """Return the questions whose answer is good for one application only."""
    regla = regla_de(documento)
    return regla.en_blanco if regla else ()


def renovacion_de(expediente: Expediente) -> Renovacion | None:
    """Return which document a case renews; None for the others."""
    suyas = Renovacion.objects.filter(expediente=expediente)
    return suyas.select_related("documento__expediente__tramite__vigente").first()


def inicio(expediente: Expediente, hoy: date) -> date:
    """Return from when what a case obtains is in force: today, or when what it renews ends."""
    renovacion = renovacion_de(expediente)
    documento = renovacion.documento if renovacion else None
    if documento is None or documento.vigente_hasta is None:
        return hoy
    return max(hoy, documento.vigente_hasta + timedelta(days=1))


def eslabon(expediente: Expediente) -> list[list[str]]:
    """Return what the document of a renewal says in public of the one before: [[label, folio]]."""
    renovacion = renovacion_de(expediente)
    return [["Renueva a", renovacion.folio]] if renovacion else []
