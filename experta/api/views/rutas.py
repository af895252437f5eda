"""Roadmaps for programs: what a plan needs of the town, with the same answers as the page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from experta.api import lectura
from experta.api.esquemas import PreguntaDeFormulario
from experta.api.problemas import documentados
from experta.catalogo.giro_elegido import normalizar_con_giro
from experta.catalogo.rutas import Ruta, rutas
from experta.pantallas.lectura import crudo
from experta.tramitacion.rutas.hoja import Hoja, PasoDeHoja, calcular, rutas_con_tramites

router = Router()


class RutaPublicada(Schema):
    """A roadmap and what it asks."""

    clave: str
    nombre: str
    descripcion: str
    preguntas: list[PreguntaDeFormulario]


class TramiteDeRuta(Schema):
    """A trámite of a roadmap. `nivel` counts from 0: those of one level may go at the same time.

    `aclaraciones` are what who gave these answers must know of it.
    Money in centavos; null while it depends on what the roadmap does not ask.
    """

    slug: str
    nombre: str
    razon: str
    aclaraciones: list[str]
    nivel: int
    despues_de: list[str]
    desde_centavos: int | None
    hasta_centavos: int | None
    depende_de: list[str]


class PapelDeRuta(Schema):
    """A paper to gather, once."""

    nombre: str
    para: list[str]
    condiciones: list[str]


class ZonaDeRuta(Schema):
    """In which class of zone the place is: orientation, not a decision of the authority.

    `clave` is empty on a border; `compatibilidad` is permitido, condicionado, prohibido or por
    revisar, empty without a giro.
    """

    clave: str
    compatibilidad: str
    de_demostracion: bool


class HojaPublicada(Schema):
    """What the answers need; `faltas` says, by input, what is missing or wrong in them.

    `zona` is null while the place is not known, or in a town without zones.
    """

    tramites: list[TramiteDeRuta]
    centavos: int
    dias_habiles: int
    dias_habiles_de_ley: int
    papeles: list[PapelDeRuta]
    zona: ZonaDeRuta | None
    faltas: dict[str, str]


@router.get(
    "", url_name="rutas", response=list[RutaPublicada], summary="Las hojas de ruta y sus preguntas"
)
def lista(request: HttpRequest) -> list[dict[str, Any]]:
    """List the roadmaps that some published trámite is part of."""
    return [
        {
            "clave": ruta.clave,
            "nombre": ruta.nombre,
            "descripcion": ruta.descripcion,
            "preguntas": [lectura.pregunta(p) for p in ruta.formulario.preguntas.values()],
        }
        for ruta in rutas_con_tramites()
    ]


@router.get(
    "/{clave}",
    url_name="hoja_de_ruta",
    response={200: HojaPublicada, **documentados(404)},
    summary="Qué trámites necesita un plan",
)
def hoja(request: HttpRequest, clave: str) -> dict[str, Any]:
    """Compute a roadmap. The query has the inputs of its page: `local=fijo`, `giro__codigo=…`."""
    ruta = rutas().get(clave)
    if ruta is None:
        raise HttpError(404, "No hay una hoja de ruta con esa clave.")
    respuestas = _respuestas(ruta, request)
    calculada = calcular(ruta, respuestas)
    return {
        "tramites": [_tramite(paso) for paso in calculada.pasos],
        "centavos": calculada.centavos,
        "dias_habiles": calculada.ofrecida.dias,
        "dias_habiles_de_ley": calculada.legal.dias,
        "papeles": _papeles(calculada),
        "zona": _zona(ruta, respuestas),
        "faltas": {
            f.clave: f.mensaje for f in ruta.formulario.validar(respuestas, {}) if f.bloquea
        },
    }


def _respuestas(ruta: Ruta, request: HttpRequest) -> dict[str, Any]:
    entradas, catastral = crudo(request.GET), settings.MUNICIPIO.clave_catastral
    leidas = {
        p.clave: normalizar_con_giro(p, entradas, catastral, ruta.giros)
        for p in ruta.formulario.preguntas.values()
    }
    return {clave: valor for clave, valor in leidas.items() if valor is not None}


def _tramite(paso: PasoDeHoja) -> dict[str, Any]:
    return {
        "slug": paso.slug,
        "nombre": paso.ficha.nombre,
        "razon": paso.paso.razon,
        "aclaraciones": list(paso.aclaraciones),
        "nivel": paso.nivel,
        "despues_de": list(paso.despues_de),
        "desde_centavos": paso.importe.desde,
        "hasta_centavos": paso.importe.hasta,
        "depende_de": list(paso.importe.depende_de),
    }


def _zona(ruta: Ruta, respuestas: dict[str, Any]) -> dict[str, Any] | None:
    ubicacion = ruta.ubicacion(respuestas)
    if ubicacion is None:
        return None
    nombres = ubicacion.nombres
    return {
        "clave": nombres["zona"],
        "compatibilidad": nombres["compatibilidad"],
        "de_demostracion": ubicacion.de_demostracion,
    }


def _papeles(hoja: Hoja) -> list[dict[str, Any]]:
    return [
        {"nombre": uno.nombre, "para": list(uno.para), "condiciones": list(uno.condiciones)}
        for uno in hoja.papeles.por_juntar
    ]
