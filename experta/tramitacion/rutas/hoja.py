"""A roadmap computed: the trámites that apply, in order, with their cost, time and papers.

What applies, its order and what it takes from the answers come from the published fichas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from experta.catalogo.ejecutable import Ejecutable, cargar
from experta.catalogo.ficha import Ficha
from experta.catalogo.models import EdicionCatalogo, Tramite, VersionTramite
from experta.catalogo.partes import PasoDeRuta
from experta.catalogo.rutas import Ruta, niveles, paso_en, rutas
from experta.comun import reloj
from experta.tramitacion.consultas.catalogo import vigentes
from experta.tramitacion.rutas.costo import Importe, importe_de
from experta.tramitacion.rutas.inspeccion import visita_de
from experta.tramitacion.rutas.papeles import Papeles, papeles_de
from experta.tramitacion.rutas.tiempo import (
    Cadena,
    cadena_mas_larga,
    dias_de_ley,
    dias_ofrecidos,
)


@dataclass(frozen=True)
class PasoDeHoja:
    """One trámite of a roadmap. `despues_de` are only those that also apply.

    `visita` is None while it depends on something not asked here; `aclaraciones` is what who gave
    these answers must know of it.
    """

    version: VersionTramite
    ejecutable: Ejecutable
    paso: PasoDeRuta
    nivel: int
    despues_de: tuple[str, ...]
    importe: Importe
    visita: bool | None
    aclaraciones: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.ejecutable.slug

    @property
    def ficha(self) -> Ficha:
        """Its ficha."""
        return self.ejecutable.ficha

    @property
    def disponible(self) -> bool:
        """Whether it may be started today."""
        return self.version.tramite.estado == Tramite.Estado.DISPONIBLE

    def llevadas(self, respuestas: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers of its form that the roadmap already has."""
        return llevadas(self.paso, respuestas)


@dataclass(frozen=True)
class Hoja:
    """A roadmap with the answers given. `niveles` holds what may be done at the same time."""

    ruta: Ruta
    niveles: tuple[tuple[PasoDeHoja, ...], ...]
    ofrecida: Cadena
    legal: Cadena
    papeles: Papeles

    @property
    def pasos(self) -> tuple[PasoDeHoja, ...]:
        """Every trámite, in order."""
        return tuple(paso for nivel in self.niveles for paso in nivel)

    @property
    def nombres(self) -> dict[str, str]:
        """The name of each trámite, by slug."""
        return {paso.slug: paso.ficha.nombre for paso in self.pasos}

    @property
    def centavos(self) -> int:
        """What is sure of the cost: exact figures, and the least of the others."""
        return sum(paso.importe.centavos for paso in self.pasos)

    @property
    def por_saber(self) -> tuple[PasoDeHoja, ...]:
        """Those whose cost depends on something not asked here."""
        return tuple(paso for paso in self.pasos if not paso.importe.exacto)

    @property
    def con_visita(self) -> tuple[PasoDeHoja, ...]:
        """Those in which somebody comes to look."""
        return tuple(paso for paso in self.pasos if paso.visita)

    @property
    def con_visita_segun_el_caso(self) -> tuple[PasoDeHoja, ...]:
        """Those in which somebody may come, by something not asked here."""
        return tuple(paso for paso in self.pasos if paso.visita is None)


def calcular(ruta: Ruta, respuestas: Mapping[str, Any]) -> Hoja:
    """Return the roadmap of these answers; two queries, whatever the size of the shelf."""
    conocidos = _pasos(EdicionCatalogo.actual(), ruta.clave)
    elegidos = ruta.aplicables({slug: paso for slug, (_, paso) in conocidos.items()}, respuestas)
    versiones = VersionTramite.objects.select_related("tramite").in_bulk(
        [conocidos[slug][0] for slug in elegidos]
    )
    antes = {
        slug: tuple(previo for previo in paso.despues_de if previo in elegidos)
        for slug, paso in elegidos.items()
    }
    orden = niveles(antes)
    por_slug = {
        slug: _paso(versiones[conocidos[slug][0]], elegidos[slug], i, antes[slug], respuestas)
        for i, nivel in enumerate(orden)
        for slug in nivel
    }
    ofrecidos = {slug: dias_ofrecidos(paso.ficha) for slug, paso in por_slug.items()}
    de_ley = {slug: dias_de_ley(paso.ficha) for slug, paso in por_slug.items()}
    return Hoja(
        ruta=ruta,
        niveles=tuple(tuple(por_slug[slug] for slug in nivel) for nivel in orden),
        ofrecida=cadena_mas_larga(orden, antes, ofrecidos),
        legal=cadena_mas_larga(orden, antes, de_ley),
        papeles=papeles_de(
            (paso.ejecutable, paso.llevadas(respuestas)) for paso in por_slug.values()
        ),
    )


def llevadas(paso: PasoDeRuta, respuestas: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of a roadmap under the questions of the trámite that they answer."""
    dichas = {propia: respuestas.get(suya) for suya, propia in paso.lleva.items()}
    return {clave: valor for clave, valor in dichas.items() if valor not in (None, "", [], {})}


def rutas_con_tramites() -> list[Ruta]:
    """Return the roadmaps of the town that some published trámite is part of."""
    edicion = EdicionCatalogo.actual()
    return [ruta for ruta in rutas().values() if _pasos(edicion, ruta.clave)]


def _paso(
    version: VersionTramite,
    paso: PasoDeRuta,
    nivel: int,
    despues_de: tuple[str, ...],
    respuestas: Mapping[str, Any],
) -> PasoDeHoja:
    ejecutable = cargar(version)
    suyas = llevadas(paso, respuestas)
    importe = importe_de(ejecutable, suyas, reloj.hoy())
    aclaraciones = rutas()[paso.ruta].aclaraciones(paso, respuestas)
    visita = visita_de(ejecutable, suyas)
    return PasoDeHoja(version, ejecutable, paso, nivel, despues_de, importe, visita, aclaraciones)


@lru_cache(maxsize=16)
def _pasos(edicion: int, ruta: str) -> dict[str, tuple[int, PasoDeRuta]]:
    # The number is only the key: what was read for one edition of the catalogue serves until next.
    leidos = vigentes().values_list("tramite__slug", "pk", "ficha__rutas")
    return {
        slug: (pk, paso)
        for slug, pk, dichas in leidos
        if (paso := paso_en({"rutas": dichas or ()}, ruta))
    }


def olvidar() -> None:
    """Forget what was read of the catalogue, as a test that undoes its editions must."""
    _pasos.cache_clear()
