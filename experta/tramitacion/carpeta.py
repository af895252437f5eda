"""The papers that a person already handed in or received, and to which question they serve again.

Whoever looks sees the papers of their own cases, and of those that their mandates reach.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.documentos.models import Documento
from experta.documentos.services import leer_sellado
from experta.expedientes.models import Adjunto, Expediente, Observacion
from experta.expedientes.models.expediente import ExpedienteQuerySet
from experta.expedientes.revision.fechas import fecha_del_papel
from experta.expedientes.revision.lectura import de_json
from experta.expedientes.rules import BORRADOR, FAVORABLE
from experta.expedientes.services.adjuntos import abrir_original
from experta.motores.formularios import Pregunta
from experta.tramitacion import tipos_de_papel
from experta.tramitacion.tipos_de_papel import TipoDePapel
from experta.tramitacion.titulares import Titular, casos_de, titular_de, titulares_de

_SIN_ACEPTAR = (
    Observacion.Estado.PREVENIDA,
    Observacion.Estado.RESPONDIDA,
    Observacion.Estado.INSISTIDA,
)
LIMITE = 100  # papers of each kind of origin that are looked at, the last ones first


@dataclass(frozen=True)
class Papel:
    """A paper that the town has. `adjunto` was handed in; `documento`, issued by the town."""

    tipo: TipoDePapel
    fecha: date
    vence: date | None
    predio: str
    adjunto: Adjunto | None = None
    documento: Documento | None = None

    @property
    def pk(self) -> UUID:
        """The key of the file or of the document: random, one is never the other."""
        return self._fuente.pk

    @property
    def expediente(self) -> Expediente:
        """The case that it comes from."""
        return self._fuente.expediente

    @property
    def nombre(self) -> str:
        """What it is called: by the person, or by the town."""
        return self.adjunto.nombre if self.adjunto else str(self.documento)

    @property
    def huella(self) -> str:
        """The SHA-256 of its bytes."""
        return _huella(self._fuente)

    @property
    def vigente(self) -> bool:
        """Whether it is still good today."""
        return self.vence is None or self.vence >= reloj.hoy()

    def a_tiempo(self, dias: int | None) -> bool:
        """Whether it is good today where it may be so many days old; none, of any age."""
        if self.adjunto is None:
            return self.vigente
        return not dias or _vencimiento(_expedido(self.adjunto), dias) >= reloj.hoy()

    def abrir(self) -> tuple[str, bytes]:
        """Return its file: the name, and the bytes as first received or as sealed.

        Raises:
            FileNotFoundError: the file is not on disk.
        """
        if self.documento:
            return f"{self.documento.folio}.pdf", leer_sellado(self.documento)
        assert self.adjunto is not None  # noqa: S101 - one of the two is always given
        return self.adjunto.nombre, abrir_original(self.adjunto)

    @property
    def usos(self) -> list[str]:
        """The folios of the cases where it was used again; only where `papeles_de` fetched them."""
        casos = [uno.adjunto.expediente for uno in self._fuente.reusos.all()]
        return [caso.folio or "" for caso in casos if caso.folio]

    @property
    def _fuente(self) -> Adjunto | Documento:
        fuente = self.adjunto or self.documento
        assert fuente is not None  # noqa: S101 - one of the two is always given
        return fuente


def papeles_de(titular: Titular, persona: Persona) -> list[Papel]:
    """Return the papers of a holder, the newest first; the same bytes once. Five queries.

    One with an observation that nobody accepted is not offered: it would be observed again.
    """
    casos = casos_de(titular, persona)
    observados = _observados(casos)
    entregados = (uno for uno in _entregados(casos) if _que_es(uno) not in observados)
    papeles = [*_emitidos(casos), *entregados]
    return sorted(papeles, key=lambda papel: papel.fecha, reverse=True)


def papel_de(persona: Persona, pk: UUID) -> Papel | None:
    """Return a paper that the person may see, by its key; None if it is not theirs, or is none."""
    encontrados = (
        papel
        for titular in titulares_de(persona)
        for papel in papeles_de(titular, persona)
        if papel.pk == pk
    )
    return next(encontrados, None)


def ofertas(
    expediente: Expediente, persona: Persona, preguntas: Iterable[Pregunta]
) -> dict[str, list[Papel]]:
    """Return, by question, the papers that would answer it today; the newest first.

    Only who acts for themselves or by mandate is offered anything: at the counter nobody consents
    for the person.
    """
    de_archivo = [p for p in preguntas if p.tipo == "archivo" and p.requisito]
    titular = titular_de(expediente) if de_archivo else None
    if titular is None:
        return {}
    # What is given for one draft of a roadmap serves the others at once, before any is submitted.
    juntos = Expediente.objects.de_la_misma_ruta(expediente).filter(estado=BORRADOR)
    papeles = [*_entregados(juntos), *papeles_de(titular, persona)]
    ejecutable = cargar(expediente.version)
    predio = predio_de(expediente)
    usables = {
        p.clave: list(_que_sirven(papeles, ejecutable, p, persona, predio)) for p in de_archivo
    }
    return {clave: suyos for clave, suyos in usables.items() if suyos}


def predio_de(expediente: Expediente) -> str:
    """Return the clave catastral that the answers give, or nothing."""
    for valor in expediente.respuestas.values():
        if isinstance(valor, dict) and valor.get("clave_catastral"):
            return str(valor["clave_catastral"])
    return ""


def _que_sirven(
    papeles: Iterable[Papel],
    ejecutable: Ejecutable,
    pregunta: Pregunta,
    persona: Persona,
    predio: str,
) -> Iterator[Papel]:
    requisito = ejecutable.ficha.requisito(pregunta.requisito)
    if requisito is None:
        return
    tipo = tipos_de_papel.tipo_pedido(ejecutable.slug, requisito.clave, requisito.nombre)
    dias = requisito.antiguedad_maxima_dias
    for papel in papeles:
        if papel.tipo.clave != tipo.clave or not _del_tipo_de_archivo(papel, pregunta):
            continue
        # What was handed in is as old as the requirement that asks now allows, not the one before.
        if papel.a_tiempo(dias) and _le_sirve(papel, tipo, persona, predio):
            yield papel


def _le_sirve(papel: Papel, tipo: TipoDePapel, persona: Persona, predio: str) -> bool:
    """Say whether a paper speaks of the same person or property."""
    if tipo.de == tipos_de_papel.QUIEN_TRAMITA:
        return papel.adjunto is not None and papel.adjunto.subido_por_id == persona.pk
    return tipo.de != tipos_de_papel.PREDIO or papel.predio == predio


def _del_tipo_de_archivo(papel: Papel, pregunta: Pregunta) -> bool:
    extension = papel.adjunto.archivo.rpartition(".")[2] if papel.adjunto else "pdf"
    return extension in pregunta.acepta


def _observados(casos: ExpedienteQuerySet) -> set[tuple[str, str]]:
    """Return which papers of those cases were objected to and not accepted since."""
    contra = Observacion.objects.filter(
        expediente=OuterRef("expediente"),
        pregunta=OuterRef("pregunta"),
        estado__in=_SIN_ACEPTAR,
    )
    adjuntos = Adjunto.objects.vigentes().filter(Exists(contra), expediente__in=casos)
    adjuntos = adjuntos.select_related("expediente__version__tramite")
    return {_que_es(papel) for adjunto in adjuntos if (papel := _entregado(adjunto))}


def _que_es(papel: Papel) -> tuple[str, str]:
    """Return the kind of a paper and its bytes: the same ones are the same paper."""
    return papel.tipo.clave, papel.huella


def _entregados(casos: ExpedienteQuerySet) -> Iterator[Papel]:
    """Yield what was handed in; a copy of what was handed in before is the same paper."""
    adjuntos = (
        Adjunto.objects.vigentes()
        .filter(expediente__in=casos, reuso__isnull=True, descarte__isnull=True)
        .exclude(etapa=Adjunto.Etapa.INSPECCION)
        .select_related("expediente__version__tramite")
        .prefetch_related("reusos__adjunto__expediente")
        .order_by("-subido_at")[:LIMITE]
    )
    vistos: set[tuple[str, str]] = set()
    for adjunto in adjuntos:
        papel = _entregado(adjunto)
        if papel and _que_es(papel) not in vistos:
            vistos.add(_que_es(papel))
            yield papel


def _entregado(adjunto: Adjunto) -> Papel | None:
    ejecutable = cargar(adjunto.expediente.version)
    pregunta = ejecutable.formulario.preguntas.get(adjunto.pregunta)
    requisito = ejecutable.ficha.requisito(pregunta.requisito) if pregunta else None
    if requisito is None:
        return None
    dias = requisito.antiguedad_maxima_dias
    return Papel(
        tipo=tipos_de_papel.tipo_pedido(ejecutable.slug, requisito.clave, requisito.nombre),
        fecha=reloj.local(adjunto.subido_at).date(),
        vence=_vencimiento(_expedido(adjunto), dias) if dias else None,
        predio=predio_de(adjunto.expediente),
        adjunto=adjunto,
    )


def _expedido(adjunto: Adjunto) -> date:
    """Return the date that a paper says of itself; where it says none, the day it was handed in."""
    subido = reloj.local(adjunto.subido_at).date()
    return fecha_del_papel(de_json(adjunto.lectura).texto, subido) or subido


def _emitidos(casos: ExpedienteQuerySet) -> Iterator[Papel]:
    """Yield what the town issued, is in force and was not left unopened."""
    documentos = (
        Documento.objects.filter(
            expediente__in=casos,
            clase="resolucion",
            estado=Documento.Estado.VIGENTE,
            expediente__estado=FAVORABLE,
            descarte__isnull=True,
        )
        .sin_notificacion_por_abrir()
        .select_related("expediente__tramite", "expediente__version")
        .prefetch_related("reusos__adjunto__expediente")
        .order_by("-emitido_at")[:LIMITE]
    )
    for documento in documentos:
        slug = documento.expediente.tramite.slug
        yield Papel(
            tipo=tipos_de_papel.tipo_emitido(slug, documento.clave, documento.titulo),
            fecha=reloj.local(documento.emitido_at or documento.created_at).date(),
            vence=documento.vigente_hasta,
            predio=predio_de(documento.expediente),
            documento=documento,
        )


def _vencimiento(fecha: date, dias: int | None) -> date:
    return fecha + timedelta(days=dias) if dias else date.max


def _huella(fuente: Adjunto | Documento) -> str:
    return fuente.sha256 if isinstance(fuente, Adjunto) else fuente.huella_sellada
