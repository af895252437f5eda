"""What is asked of the search and what it answers, as plain objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Filtros:
    """Values ticked in each facet: any of them inside a facet, all facets at once."""

    dependencia: tuple[str, ...] = ()
    dirigido_a: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    costo: tuple[str, ...] = ()
    tiempo: tuple[str, ...] = ()
    canal: tuple[str, ...] = ()
    situacion: tuple[str, ...] = ()
    visitas: tuple[str, ...] = ()

    @classmethod
    def desde(cls, valores: Mapping[str, Sequence[str]]) -> "Filtros":
        """Return the filters of `{facet: values}` (as in a query string); what it does not know
        is left out.
        """
        return cls(**{f: tuple(dict.fromkeys(valores[f])) for f in FACETAS if valores.get(f)})

    def de(self, faceta: str) -> tuple[str, ...]:
        """Return the values ticked in a facet."""
        valores: tuple[str, ...] = getattr(self, faceta)
        return valores

    def sin(self, faceta: str, valor: str) -> "Filtros":
        """Return the same filters without one value."""
        return replace(self, **{faceta: tuple(uno for uno in self.de(faceta) if uno != valor)})

    @property
    def puestos(self) -> tuple[tuple[str, str], ...]:
        """The values ticked, each with its facet."""
        return tuple((faceta, valor) for faceta in FACETAS for valor in self.de(faceta))


FACETAS = tuple(campo.name for campo in fields(Filtros))


@dataclass(frozen=True)
class Resultado:
    """What a list of results shows of a trámite, before anybody logs in."""

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


@dataclass(frozen=True)
class Faceta:
    """A value one may filter by, and how many results it would leave."""

    valor: str
    etiqueta: str
    cuenta: int
    activa: bool


@dataclass(frozen=True)
class Salida:
    """A filter that may be taken off, and how many results there would be without it."""

    faceta: str
    valor: str
    etiqueta: str
    total: int


@dataclass(frozen=True)
class Respuesta:
    """A page of results, best first; `total` counts those of every page."""

    resultados: list[Resultado]
    facetas: dict[str, list[Faceta]]
    quisiste_decir: str | None
    total: int
    # No trámite has the words: these are near in meaning, and none may be the one.
    solo_parecidos: bool = False
