"""A published ficha as the search sees it: its texts by weight, its facets, its line of result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, inf
from typing import Any

from experta.buscador.tipos import Resultado
from experta.catalogo.listas import SECTORES, SITUACIONES
from experta.catalogo.visitas import sin_visitas, visita_segun_el_caso
from experta.comun.texto import plegar
from experta.plazos.redaccion import nombrar
from experta.plazos.tipos import Unidad

# Office hours of a día hábil, and días hábiles of a week and of a month, to put times in order.
HORAS_AL_DIA = 7
HABILES_POR_SEMANA = 5
HABILES_POR_MES = 21

ETIQUETAS: Mapping[str, Mapping[str, str]] = {
    "dirigido_a": {"ciudadania": "Ciudadanía", "empresa": "Empresas y negocios"},
    "sector": SECTORES,
    "costo": {"gratuito": "Gratuito", "con-costo": "Con costo"},
    "tiempo": {
        "mismo-dia": "El mismo día",
        "hasta-3-dias": "Hasta 3 días hábiles",
        "hasta-10-dias": "Hasta 10 días hábiles",
        "mas-de-10-dias": "Más de 10 días hábiles",
    },
    "canal": {"en_linea": "En línea", "ventanilla": "En ventanilla"},
    "situacion": SITUACIONES,
    "visitas": {
        "ninguna": "En línea de principio a fin",
        "inspeccion": "Lleva visita de inspección",
        "segun-el-caso": "Lleva visita según tu caso",
    },
}


@dataclass(frozen=True)
class Entrada:
    """One trámite ready to be indexed."""

    resultado: Resultado
    # Field of the index -> text. The fields and their weight are in `indice.py`.
    textos: Mapping[str, str]
    # How people call it: what is suggested while they type.
    nombres: tuple[str, ...]
    facetas: Mapping[str, tuple[str, ...]]
    # Its form asks for a line of business: naming one («tortillería») leads to it.
    pide_giro: bool = False
    # The risk of the giros it is for, when that tells it from others.
    riesgos: tuple[str, ...] = ()
    # It is found by words, and not listed: it is begun from the page of another one.
    oculta: bool = False
    # What says that this is wanted, whatever else is said («me negaron la licencia»).
    frases: tuple[str, ...] = ()
    # Square metres it is for, from and below; None where they do not tell it from others.
    superficie: tuple[float, float] | None = None

    @property
    def orden(self) -> tuple[str, str]:
        """Alphabetical order without accents; the slug settles equal names."""
        return plegar(self.resultado.nombre), self.resultado.slug


def entrada(
    slug: str,
    ficha: Mapping[str, Any],
    nombre_dependencia: Callable[[str], str],
    *,
    pide_giro: bool = False,
    nuevo: bool = False,
) -> Entrada:
    """Return the entry of a published ficha (JSON of `VersionTramite.ficha`).

    `pide_giro`: its form asks for a line of business; `nuevo`: it came to the catalogue not long
    ago.
    """
    return Entrada(
        resultado=_resultado(slug, ficha, nombre_dependencia, nuevo=nuevo),
        textos=_textos(ficha),
        nombres=(ficha["nombre"], *ficha.get("nombres_comunes", ())),
        facetas=_facetas(ficha),
        pide_giro=pide_giro,
        riesgos=tuple(ficha.get("giros_de_riesgo", ())),
        oculta=ficha.get("oculto", False),
        frases=tuple(ficha.get("frases_que_deciden", ())),
        superficie=_superficie(ficha.get("superficie")),
    )


def rango_de_tiempo(cantidad: int, unidad: Unidad) -> str:
    """Return the key of the facet `tiempo`; what takes at most a day's office hours is same day."""
    if unidad is Unidad.HORAS_HABILES and cantidad <= HORAS_AL_DIA:
        return "mismo-dia"
    dias = {
        Unidad.HORAS_HABILES: ceil(cantidad / HORAS_AL_DIA),
        Unidad.DIAS_HABILES: cantidad,
        Unidad.DIAS_NATURALES: ceil(cantidad * HABILES_POR_SEMANA / 7),
        Unidad.MESES: cantidad * HABILES_POR_MES,
    }[unidad]
    if dias <= 3:
        return "hasta-3-dias"
    return "hasta-10-dias" if dias <= 10 else "mas-de-10-dias"


def _resultado(
    slug: str,
    ficha: Mapping[str, Any],
    nombre_dependencia: Callable[[str], str],
    *,
    nuevo: bool,
) -> Resultado:
    tiempo, costo = _tiempo(ficha), ficha["costo"]
    return Resultado(
        slug=slug,
        nombre=ficha["nombre"],
        descripcion=ficha["descripcion"],
        dependencia=nombre_dependencia(ficha["dependencia"]),
        costo_texto="Gratuito" if costo["gratuito"] else costo["descripcion"],
        tiempo_texto=nombrar(tiempo["cantidad"], Unidad(tiempo["unidad"])),
        gratuito=costo["gratuito"],
        en_linea="en_linea" in ficha["canales"],
        sin_visitas=sin_visitas(ficha),
        nuevo=nuevo,
    )


def _textos(ficha: Mapping[str, Any]) -> dict[str, str]:
    return {
        "nombre": ficha["nombre"],
        "comunes": _parrafo(*ficha.get("nombres_comunes", ()), *ficha.get("palabras_clave", ())),
        "preguntas": _parrafo(
            *ficha.get("preguntas_comunes", ()),
            *(SITUACIONES.get(una, una) for una in ficha.get("situaciones", ())),
        ),
        "texto": _parrafo(
            ficha["descripcion"],
            ficha["casos"],
            ficha["resultado"],
            *(requisito["nombre"] for requisito in ficha.get("requisitos", ())),
        ),
    }


def _facetas(ficha: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    tiempo = _tiempo(ficha)
    return {
        "dependencia": (ficha["dependencia"],),
        "dirigido_a": _publicos(ficha["dirigido_a"]),
        "sector": (ficha["sector"],),
        "costo": ("gratuito" if ficha["costo"]["gratuito"] else "con-costo",),
        "tiempo": (rango_de_tiempo(tiempo["cantidad"], Unidad(tiempo["unidad"])),),
        "canal": tuple(ficha["canales"]),
        "situacion": tuple(ficha.get("situaciones", ())),
        "visitas": _visitas(ficha),
    }


def _superficie(dicha: Mapping[str, int | None] | None) -> tuple[float, float] | None:
    return (dicha.get("desde") or 0, dicha.get("menos_de") or inf) if dicha else None


def _tiempo(ficha: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the promise of service; without one, the time of the law."""
    tiempo: Mapping[str, Any] = ficha.get("promesa") or ficha["plazo"]["respuesta"]
    return tiempo


def _visitas(ficha: Mapping[str, Any]) -> tuple[str, ...]:
    if ficha.get("inspeccion"):
        return ("segun-el-caso",) if visita_segun_el_caso(ficha) else ("inspeccion",)
    return ("ninguna",) if sin_visitas(ficha) else ()


def _publicos(dirigido_a: str) -> tuple[str, ...]:
    return ("ciudadania", "empresa") if dirigido_a == "ambos" else (dirigido_a,)


def _parrafo(*partes: str) -> str:
    # `terminos` reads line by line: no expression of several words crosses two parts.
    return "\n".join(partes)
