"""How long the trámites of a roadmap take together: the longest chain of those that wait."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from math import ceil

from experta.catalogo.ficha import Ficha
from experta.catalogo.partes import Promesa, Respuesta
from experta.comun.municipio import municipio_actual

# Working days of five in a week of seven, and of some twenty-one in a month.
_DIAS = {
    "dias_habiles": Fraction(1),
    "dias_naturales": Fraction(5, 7),
    "meses": Fraction(21),
}
_JORNADA = Fraction(8)


@dataclass(frozen=True)
class Cadena:
    """The chain that decides when everything is ready: its trámites in order, and working days."""

    slugs: tuple[str, ...]
    dias: int


def dias_de_ley(ficha: Ficha) -> Fraction:
    """Return the working days that the law gives the authority."""
    return _dias(ficha, ficha.plazo.respuesta)


def dias_ofrecidos(ficha: Ficha) -> Fraction:
    """Return the working days that the office promises; without a promise, those of the law."""
    return _dias(ficha, ficha.promesa) if ficha.promesa else dias_de_ley(ficha)


def cadena_mas_larga(
    niveles: Iterable[Iterable[str]],
    antes: Mapping[str, Iterable[str]],
    dias: Mapping[str, Fraction],
) -> Cadena:
    """Return the critical path.

    Args:
        niveles: the trámites in order (see `catalogo.rutas.niveles`).
        antes: what goes before each one; what is not in `dias` does not count.
        dias: how long each one takes, in working days.
    """
    fin: dict[str, Fraction] = {}
    camino: dict[str, tuple[str, ...]] = {}
    for slug in (slug for nivel in niveles for slug in nivel):
        previos = [uno for uno in antes[slug] if uno in fin]
        ultimo = max(previos, key=lambda uno: fin[uno], default="")
        fin[slug] = dias[slug] + fin.get(ultimo, Fraction(0))
        camino[slug] = (*camino.get(ultimo, ()), slug)
    if not fin:
        return Cadena((), 0)
    decisivo = max(fin, key=lambda slug: fin[slug])
    return Cadena(camino[decisivo], ceil(fin[decisivo]))


def _dias(ficha: Ficha, tiempo: Respuesta | Promesa) -> Fraction:
    if tiempo.unidad == "horas_habiles":
        return tiempo.cantidad / _jornada(ficha.dependencia)
    return tiempo.cantidad * _DIAS[tiempo.unidad]


def _jornada(dependencia: str) -> Fraction:
    """Return the hours that an office is open in a day."""
    oficina = municipio_actual().dependencias.get(dependencia)
    if oficina is None:
        return _JORNADA
    abre, cierra = time.fromisoformat(oficina.hora_abre), time.fromisoformat(oficina.hora_cierra)
    minutos = (cierra.hour - abre.hour) * 60 + cierra.minute - abre.minute
    return Fraction(minutos, 60) if minutos > 0 else _JORNADA
