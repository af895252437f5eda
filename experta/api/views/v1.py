"""The API, version 1: the same facts as the pages without account; writing, with a key."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Schema
from ninja.decorators import decorate_view
from ninja.errors import HttpError

from experta.analitica.services import cifras_publicas
from experta.analitica.tipos import PERIODOS, Cifras
from experta.api import lectura
from experta.api.esquemas import FormularioPublicado
from experta.api.problemas import Api, CuerpoGuardable, documentados, instalar
from experta.api.views import eventos, registro, rutas, seguimiento
from experta.buscador import services as buscador
from experta.catalogo.ejecutable import cargar
from experta.pantallas.abierta import abierta
from experta.pantallas.direcciones import absoluta
from experta.pantallas.limites import excede
from experta.tramitacion.consultas import verificacion
from experta.tramitacion.consultas.catalogo import vigentes

VERIFICACIONES_POR_MINUTO = 60

api = Api(
    title="Experta",
    version="1",
    description=(
        "Catálogo de trámites y verificación de documentos, sin cuenta. Con una llave de tu "
        "organización: solicitudes, seguimiento y eventos. Guía: docs/guias/api.md."
    ),
    urls_namespace="v1",
    parser=CuerpoGuardable(),
    docs_url=None,  # its page loads scripts from elsewhere; /api/v1/openapi.json is the reference
)
instalar(api)
api.add_router("/expedientes", seguimiento.de_expedientes)
api.add_router("", eventos.router)
api.add_router("/rutas", rutas.router)
api.add_router("", registro.router)


class Encontrado(Schema):
    """A trámite in a list."""

    slug: str
    nombre: str
    descripcion: str
    dependencia: str
    costo_texto: str
    tiempo_texto: str
    gratuito: bool
    en_linea: bool
    sin_visitas: bool
    nuevo: bool


class Opcion(Schema):
    """A value one may filter by, and how many results it would leave."""

    valor: str
    etiqueta: str
    cuenta: int
    activa: bool


class Busqueda(Schema):
    """What was found; `total` counts every page."""

    total: int
    quisiste_decir: str | None
    resultados: list[Encontrado]
    facetas: dict[str, list[Opcion]]


class Pedido(Schema):
    """What to search for; each filter may be repeated."""

    q: str = ""
    dependencia: list[str] = []
    dirigido_a: list[str] = []
    sector: list[str] = []
    costo: list[str] = []
    tiempo: list[str] = []
    canal: list[str] = []
    situacion: list[str] = []
    visitas: list[str] = []


class TramitePublicado(Schema):
    """A trámite with its whole ficha (docs/esquemas/ficha.schema.json)."""

    slug: str
    url: str
    version: int
    publicada_at: datetime
    disponible: bool
    motivo_suspension: str
    ficha: dict[str, Any]


class Entrada(Schema):
    """A trámite of the catalogue."""

    slug: str
    nombre: str
    url: str
    version: int
    disponible: bool


class Verificado(Schema):
    """The public facts of an issued document.

    `estado`: vigente, futuro, vencido, suspendido or revocado; an order, pagada or cancelada too;
    dudoso when it is not what the log says.
    """

    titulo: str
    dependencia: str
    estado: str
    emitido_at: datetime | None
    vigente_desde: date | None
    vigente_hasta: date | None
    revocado_at: datetime | None
    suspendido_at: datetime | None
    causa: str
    publico: list[tuple[str, str]]


class Tiempo(Schema):
    """Whole hours, nights and weekends included, that half and 8 of 10 did not exceed."""

    mediana: int | None
    p80: int | None


class FilaDeCifras(Schema):
    """The figures of a trámite, or of all; null when there are fewer than ten cases."""

    slug: str
    nombre: str
    ingresados: int | None
    por_ciento_en_linea: int | None
    revisados: int | None
    por_ciento_a_la_primera: int | None
    respondidos: int | None
    por_ciento_en_plazo: int | None
    por_ciento_promesa: int | None
    total: Tiempo
    autoridad: Tiempo
    titular: Tiempo
    pago: Tiempo


class CifrasPublicadas(Schema):
    """How the town is doing in a period, both days included."""

    dias: int
    desde: date
    hasta: date
    todos: FilaDeCifras
    filas: list[FilaDeCifras]


@api.get("/catalogo", response=list[Entrada], summary="Todos los trámites publicados")
@decorate_view(abierta(300))
def catalogo(request: HttpRequest) -> list[dict[str, Any]]:
    """List every published trámite, suspended ones included."""
    filas = vigentes().values_list("tramite__slug", "nombre", "numero", "tramite__estado")
    return [
        {
            "slug": slug,
            "nombre": nombre,
            "url": _url(slug),
            "version": numero,
            "disponible": estado == "disponible",
        }
        for slug, nombre, numero, estado in filas
    ]


@api.get(
    "/tramites/{slug}",
    response={200: TramitePublicado, **documentados(404)},
    summary="La ficha de un trámite",
)
@decorate_view(abierta(300))
def tramite(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Give the ficha in force of a trámite."""
    version = get_object_or_404(vigentes(), tramite__slug=slug)
    return {
        "slug": slug,
        "url": _url(slug),
        "version": version.numero,
        "publicada_at": version.publicada_at,
        "disponible": version.tramite.estado == "disponible",
        "motivo_suspension": version.tramite.motivo_suspension,
        "ficha": version.ficha,
    }


@api.get(
    "/tramites/{slug}/formulario",
    response={200: FormularioPublicado, **documentados(404)},
    summary="Las preguntas de un trámite",
)
@decorate_view(abierta(300))
def formulario(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Give the questions of the version in force, in order; conditions are judged on saving."""
    version = get_object_or_404(vigentes(), tramite__slug=slug)
    secciones = cargar(version).formulario.secciones
    return {
        "tramite": slug,
        "version": version.numero,
        "secciones": [
            {
                "clave": una.clave,
                "titulo": una.titulo,
                "preguntas": [lectura.pregunta(suya) for suya in una.preguntas],
            }
            for una in secciones
        ],
    }


@api.get(
    "/buscar",
    response={200: Busqueda, **documentados(422)},
    summary="Buscar con palabras de todos los días",
)
@decorate_view(abierta(300))
def buscar(
    request: HttpRequest, pedido: Query[Pedido], limite: int = 20, inicio: int = 0
) -> buscador.Respuesta:
    """Search the trámites available; `limite` up to 100."""
    filtros = buscador.Filtros.desde(pedido.dict(exclude={"q"}))
    return buscador.buscar(pedido.q, filtros, min(max(limite, 0), 100), min(max(inicio, 0), 10_000))


@api.get(
    "/cifras",
    response={200: CifrasPublicadas, **documentados(422)},
    summary="Cómo vamos: a la primera y en cuánto",
)
@decorate_view(abierta(600))
def cifras(request: HttpRequest, dias: int = 90) -> Cifras:
    """Give the public figures of the last 30, 90 or 365 days; cells under ten are null."""
    if dias not in PERIODOS:
        raise HttpError(422, "El periodo es de 30, 90 o 365 días.")
    return cifras_publicas(dias)


@api.get(
    "/verificar/{codigo}",
    response={200: Verificado, **documentados(404, 429)},
    summary="Verificar un documento",
)
@decorate_view(abierta(0))
def verificar(request: HttpRequest, codigo: str) -> verificacion.Veredicto:
    """Judge an issued document by its code; 404 when none has it."""
    if excede(request, "verificar", VERIFICACIONES_POR_MINUTO):
        raise HttpError(429, "Demasiadas consultas seguidas: espera un minuto.")
    veredicto = verificacion.por_codigo(codigo)
    if veredicto is None:
        raise HttpError(404, "Ningún documento nuestro tiene ese código.")
    return veredicto


def _url(slug: str) -> str:
    return absoluta("portal:ficha", slug)
