"""Searching the public register: by words, by trámite, by whether the document is in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from experta.comun import reloj
from experta.comun.texto import plegar
from experta.documentos.models import Documento, Inscripcion
from experta.tramitacion.consultas.verificacion import estado_de
from experta.tramitacion.registro import con_registro, publicados

POR_PAGINA = 25
PALABRAS = 8  # of what is searched, that are looked at
ESTADOS = ("vigente", "futuro", "vencido", "suspendido", "revocado")
TONOS = {
    "vigente": "bien",
    "futuro": "nota",
    "vencido": "ojo",
    "suspendido": "ojo",
    "revocado": "mal",
}


@dataclass(frozen=True)
class Entrada:
    """A document in the register. `estado` is one of ESTADOS; `renueva`, the folio before it.

    `codigo` leads to the verification page, which names the holder: it is given where the entry
    does, and empty where the ficha lets less be seen.
    """

    folio: str
    codigo: str
    titulo: str
    tramite: str
    slug: str
    titular: str
    objeto: str
    datos: list[tuple[str, str]]
    emitido_at: datetime | None
    vigente_desde: date | None
    vigente_hasta: date | None
    estado: str
    renueva: str

    @property
    def tono(self) -> str:
        """Return the colour of its state."""
        return TONOS[self.estado]

    @property
    def estado_en_palabras(self) -> str:
        """Return its state in the language of the page."""
        return nombre_de(self.estado)


@dataclass(frozen=True)
class Filtros:
    """What is asked of the register; empty asks for everything."""

    texto: str = ""
    tramite: str = ""
    estado: str = ""


def nombre_de(estado: str) -> str:
    """Return a state in words."""
    nombres = {
        "vigente": _("Vigente"),
        "futuro": _("Empieza después"),
        "vencido": _("Vencido"),
        "suspendido": _("Suspendido"),
        "revocado": _("Revocado"),
    }
    return nombres[estado]


def tramites() -> list[tuple[str, str]]:
    """Return the trámites that have a register, as (slug, name)."""
    return list(con_registro().values_list("tramite__slug", "nombre"))


def contar(filtros: Filtros) -> int:
    """Return how many documents there are."""
    return _hallados(filtros).count()


def buscar(filtros: Filtros, limite: int = POR_PAGINA, desde: int = 0) -> list[Entrada]:
    """Return a page of the register, the newest first; one query, whatever its size."""
    hoy = reloj.hoy()
    return [_entrada(uno, hoy) for uno in _hallados(filtros)[desde : desde + limite]]


def todos(filtros: Filtros) -> Iterator[Entrada]:
    """Yield every document found, without holding them all at once."""
    hoy = reloj.hoy()
    return (_entrada(uno, hoy) for uno in _hallados(filtros).iterator(chunk_size=500))


def _hallados(filtros: Filtros) -> QuerySet[Inscripcion]:
    inscripciones = publicados()
    for palabra in plegar(filtros.texto).split()[:PALABRAS]:
        inscripciones = inscripciones.filter(plegado__contains=palabra)
    if filtros.tramite:
        inscripciones = inscripciones.filter(documento__expediente__tramite__slug=filtros.tramite)
    if filtros.estado in ESTADOS:
        inscripciones = inscripciones.filter(_en_estado(filtros.estado, reloj.hoy()))
    inscripciones = inscripciones.select_related(
        "version__tramite", "documento__expediente__renovacion"
    )
    return inscripciones.order_by("-documento__emitido_at", "-pk")


def _en_estado(estado: str, hoy: date) -> Q:
    revocado = Q(documento__estado=Documento.Estado.REVOCADO)
    vencido = Q(documento__vigente_hasta__lt=hoy) & ~revocado
    suspendido = Q(documento__estado=Documento.Estado.SUSPENDIDO) & ~vencido
    futuro = Q(documento__vigente_desde__gt=hoy) & ~(revocado | vencido | suspendido)
    por_estado = {
        "revocado": revocado,
        "vencido": vencido,
        "suspendido": suspendido,
        "futuro": futuro,
    }
    return por_estado.get(estado, ~(revocado | vencido | suspendido | futuro))


def _entrada(inscripcion: Inscripcion, hoy: date) -> Entrada:
    documento = inscripcion.documento
    renovacion = getattr(documento.expediente, "renovacion", None)
    con_nombre = inscripcion.titular == documento.expediente.titular_nombre
    return Entrada(
        folio=documento.folio,
        codigo=documento.codigo if con_nombre else "",
        titulo=documento.titulo,
        tramite=inscripcion.version.nombre,
        slug=inscripcion.version.tramite.slug,
        titular=inscripcion.titular,
        objeto=inscripcion.objeto,
        datos=[(str(rotulo), str(valor)) for rotulo, valor in inscripcion.datos],
        emitido_at=documento.emitido_at,
        vigente_desde=documento.vigente_desde,
        vigente_hasta=documento.vigente_hasta,
        estado=estado_de(documento, hoy),
        renueva=renovacion.folio if renovacion else "",
    )
