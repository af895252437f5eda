"""What the municipality itself has is never asked: it is looked up (LNETB art. 22).

A requirement that says `lo_tiene` names a document of a trámite, found in our own records at once,
or a register, asked by the worker. While a case is a draft the documents are looked up every time;
on submitting, what was found is fixed with the case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q, QuerySet

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.models import Tramite
from experta.catalogo.partes import LoTiene, Requisito
from experta.comun import reloj
from experta.comun.texto import fecha_larga
from experta.documentos import carpeta
from experta.documentos.models import Busqueda, Documento
from experta.expedientes.models import Expediente, Parte
from experta.expedientes.rules import BORRADOR, DESFAVORABLE, FAVORABLE
from experta.expedientes.services.historia import anotar
from experta.tramitacion import fuera, tipos_de_papel
from experta.tramitacion.carpeta import predio_de
from experta.tramitacion.tipos_de_papel import TipoDePapel
from experta.tramitacion.titulares import titular_de

# A register that takes longer than this is not waited for: the person goes on.
PACIENCIA = timedelta(minutes=1)
SIN_CONSULTAR = "No pudimos consultarlo ahora. Puedes seguir: la oficina lo revisa por ti."
_CONSULTANDO = "Lo estamos consultando. Tarda unos segundos."
_FALTA_PREDIO = "Lo consultamos en cuanto escribas la clave catastral."


# What is written in the history when the application is submitted; the office reads it there.
_CONSTANCIAS: dict[str, str] = {
    Busqueda.Estado.ENCONTRADO: "No se pidió «{}»: el municipio ya lo tiene. {}",
    Busqueda.Estado.AUSENTE: "No se encontró «{}» en lo que el municipio tiene. {}",
    Busqueda.Estado.SIN_RESPUESTA: "No se pudo consultar «{}»: falta revisarlo en su padrón.",
    Busqueda.Estado.PENDIENTE: "Falta consultar «{}» en su padrón.",
}


@dataclass(frozen=True)
class Buscado:
    """A requirement looked up instead of asked for. `pregunta` takes its file when not found."""

    requisito: Requisito
    estado: str
    texto: str
    pregunta: str = ""
    documento: Documento | None = None
    # Whether the trámite that issues it is on the shelf, to lead the person there.
    publicado: bool = False

    @property
    def encontrado(self) -> bool:
        """Whether the municipality has it."""
        return self.estado == Busqueda.Estado.ENCONTRADO

    @property
    def ausente(self) -> bool:
        """Whether the person has to obtain it or hand it in."""
        return self.estado == Busqueda.Estado.AUSENTE

    @property
    def sin_respuesta(self) -> bool:
        """Whether the register did not answer: the person goes on, the office looks."""
        return self.estado == Busqueda.Estado.SIN_RESPUESTA

    @property
    def cubierto(self) -> bool:
        """Whether nothing else is asked of the person."""
        return self.encontrado or self.sin_respuesta


@dataclass(frozen=True)
class _Caso:
    """What the lookups of one case share."""

    expediente: Expediente
    ejecutable: Ejecutable
    predio: str
    guardados: Mapping[str, Busqueda] = field(default_factory=dict)


def buscados(expediente: Expediente, ejecutable: Ejecutable) -> list[Buscado]:
    """Return what was looked up, in the order of the ficha; no query where nothing is."""
    requisitos = [
        uno
        for uno in ejecutable.ficha.requisitos
        if uno.lo_tiene and ejecutable.pide(uno, expediente.respuestas)
    ]
    if not requisitos:
        return []
    guardados = {uno.requisito: uno for uno in expediente.busquedas.select_related("documento")}
    caso = _Caso(expediente, ejecutable, predio_de(expediente), guardados)
    return [_hallar(caso, requisito) for requisito in requisitos]


def cubiertas(expediente: Expediente) -> set[str]:
    """Return the file questions that need no file, because the municipality has the paper."""
    encontrados = buscados(expediente, cargar(expediente.version))
    return {uno.pregunta for uno in encontrados if uno.pregunta and uno.cubierto}


def pedir(expediente: Expediente, cambios: Iterable[str]) -> None:
    """Have the worker ask the registers again, in the transaction that changed the property."""
    ejecutable = cargar(expediente.version)
    predio = predio_de(expediente)
    preguntas = ejecutable.formulario.preguntas
    if not any(preguntas[clave].tipo == "predio" for clave in cambios if clave in preguntas):
        return
    for requisito in ejecutable.ficha.requisitos:
        if requisito.lo_tiene and requisito.lo_tiene.conector and predio:
            nuevo = carpeta.pedir_busqueda(
                expediente=expediente, requisito=requisito.clave, llave=predio
            )
            if nuevo:
                lote = fuera.lote(f"padron-{requisito.clave}-{expediente.revision}"[:70])
                fuera.pedir(expediente, "consultar-padron", lote)


def fijar(expediente: Expediente, ejecutable: Ejecutable) -> list[Buscado]:
    """Keep with the case what is found at this moment, and return it."""
    encontrados = buscados(expediente, ejecutable)
    for uno in encontrados:
        carpeta.fijar_busqueda(
            expediente=expediente,
            requisito=uno.requisito.clave,
            estado=uno.estado,
            texto=uno.texto,
            documento=uno.documento,
        )
        anotar(
            expediente=expediente,
            acto="consultar_padron",
            texto=_CONSTANCIAS[uno.estado].format(uno.requisito.nombre, uno.texto)[:500],
            actor=None,
            publico=uno.encontrado,
            cambio={"requisito": uno.requisito.clave, "estado": uno.estado},
        )
    return encontrados


def resultado(expediente: Expediente) -> str:
    """Return what the registers answered, as a process reads it: in favour only if all is there."""
    requisitos = cargar(expediente.version).ficha.requisitos
    pedidos = {uno.clave for uno in requisitos if uno.lo_tiene and uno.lo_tiene.conector}
    hallados = expediente.busquedas.filter(estado=Busqueda.Estado.ENCONTRADO)
    todos = pedidos <= set(hallados.values_list("requisito", flat=True))
    return FAVORABLE if pedidos and todos else DESFAVORABLE


def _hallar(caso: _Caso, requisito: Requisito) -> Buscado:
    assert requisito.lo_tiene is not None  # noqa: S101 - only those are looked up
    guardado = caso.guardados.get(requisito.clave)
    preguntas = caso.ejecutable.formulario.preguntas.values()
    pregunta = next(
        (p.clave for p in preguntas if p.tipo == "archivo" and p.requisito == requisito.clave), ""
    )
    if guardado and (caso.expediente.estado != BORRADOR or requisito.lo_tiene.conector):
        return _recordar(requisito, guardado, pregunta)
    if requisito.lo_tiene.conector:
        estado, texto = Busqueda.Estado.PENDIENTE, _FALTA_PREDIO
        return Buscado(requisito, estado, texto, pregunta)
    tipo = tipos_de_papel.tipo_pedido(caso.ejecutable.slug, requisito.clave)
    hallados = _emitidos(caso, requisito).select_related("expediente__version")
    documento = next((uno for uno in hallados if _sirve(uno, requisito.lo_tiene, tipo, caso)), None)
    if documento is None:
        publicado = Tramite.objects.filter(
            slug=requisito.lo_tiene.tramite, vigente__isnull=False
        ).exists()
        estado, texto = Busqueda.Estado.AUSENTE, requisito.como_obtener
        return Buscado(requisito, estado, texto, pregunta, publicado=publicado)
    return Buscado(
        requisito, Busqueda.Estado.ENCONTRADO, _nombrar(tipo, documento), pregunta, documento
    )


def _sirve(documento: Documento, pedido: LoTiene, tipo: TipoDePapel, caso: _Caso) -> bool:
    """Say whether a document was given for what is asked: the licence of a home opens no shop."""
    dadas = documento.expediente.respuestas
    if any(dadas.get(clave) == valor for clave, valor in pedido.no_sirve_si.items()):
        return False
    return tipos_de_papel.ampara(tipo, documento, caso.expediente.respuestas)


def _recordar(requisito: Requisito, busqueda: Busqueda, pregunta: str) -> Buscado:
    estado, texto = busqueda.estado, busqueda.texto
    if estado == Busqueda.Estado.PENDIENTE:
        tarde = reloj.ahora() - busqueda.at > PACIENCIA
        estado = Busqueda.Estado.SIN_RESPUESTA if tarde else estado
        texto = SIN_CONSULTAR if tarde else _CONSULTANDO
    return Buscado(requisito, estado, texto, pregunta, busqueda.documento)


def _emitidos(caso: _Caso, requisito: Requisito) -> "QuerySet[Documento]":
    """Return the documents in force that meet a requirement, the last one first.

    Any that the town wrote down as of the same kind will do: a shop has its licence from the fast
    opening or from the ordinary one. One about a property serves whoever uses the property; any
    other, its holder alone. Holders are told apart by their account, never by a CURP or RFC that
    anybody may type.
    """
    assert requisito.lo_tiene is not None  # noqa: S101 - see `_hallar`
    tipo = tipos_de_papel.tipo_pedido(caso.ejecutable.slug, requisito.clave)
    sirve = Q(
        expediente__tramite__slug=requisito.lo_tiene.tramite, clave=requisito.lo_tiene.documento
    )
    for emitido in tipo.emitidos:
        tramite, _, documento = emitido.partition("/")
        sirve |= Q(expediente__tramite__slug=tramite, clave=documento)
    emitidos = Documento.objects.filter(
        sirve,
        Q(vigente_hasta__isnull=True) | Q(vigente_hasta__gte=reloj.hoy()),
        expediente__estado=FAVORABLE,
        estado=Documento.Estado.VIGENTE,
    ).order_by("-emitido_at")
    # Only what the town wrote down as being about a property serves whoever uses it.
    if tipo.requisitos and tipo.de == tipos_de_papel.PREDIO:
        return emitidos.filter(expediente__predio=caso.predio) if caso.predio else emitidos.none()
    return _del_titular(caso, emitidos)


def _del_titular(caso: _Caso, emitidos: "QuerySet[Documento]") -> "QuerySet[Documento]":
    titular = titular_de(caso.expediente)
    if titular is None:
        return emitidos.none()
    suyas = Parte.objects.filter(
        rol=Parte.Rol.TITULAR, persona=titular.persona, organizacion=titular.organizacion
    )
    suyos = emitidos.filter(expediente__in=suyas.values("expediente"))
    # A company with two shops has two licences: that of the property being asked about.
    return suyos.filter(expediente__predio__in=["", caso.predio]) if caso.predio else suyos


def _nombrar(tipo: TipoDePapel, documento: Documento) -> str:
    hasta = documento.vigente_hasta
    vigencia = f", vigente hasta el {fecha_larga(hasta)}" if hasta else ""
    dada = tipos_de_papel.para_que(tipo, documento)
    para = f", para {dada}" if dada else ""
    return f"{documento.titulo}, {documento.folio}{para}{vigencia}."
