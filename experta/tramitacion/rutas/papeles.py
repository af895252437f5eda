"""The papers of a roadmap: each kind once, and what nobody has to gather."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.partes import Requisito
from experta.tramitacion import tipos_de_papel
from experta.tramitacion.rutas.posibles import preguntas_posibles, puede_pedirse
from experta.tramitacion.tipos_de_papel import TipoDePapel

# Kinds of requirement that are a paper; a visit and a declaration are not.
_PAPELES = ("documento", "condicional", "tercero", "resolucion")


@dataclass(frozen=True)
class PapelPedido:
    """A kind of paper, once. `para` are the names of the trámites that ask for it.

    `condiciones` says in which case; empty when some of them asks always.
    """

    clave: str
    nombre: str
    para: tuple[str, ...]
    como_obtener: str = ""
    antiguedad_dias: int | None = None
    condiciones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Papeles:
    """What to gather; what comes out of an earlier trámite; what the municipality looks up."""

    por_juntar: tuple[PapelPedido, ...]
    de_la_ruta: tuple[PapelPedido, ...]
    del_municipio: tuple[PapelPedido, ...]


@dataclass(frozen=True)
class _Peticion:
    tipo: TipoDePapel
    requisito: Requisito
    tramite: str


def papeles_de(tramites: Iterable[tuple[Ejecutable, Mapping[str, object]]]) -> Papeles:
    """Return the papers that some trámites ask for together, in the order they are needed.

    With each trámite come the answers known of its form: they leave out what it will not ask.
    """
    lista = list(tramites)
    emitidos = {
        tipos_de_papel.tipo_emitido(uno.slug, documento.clave).clave
        for uno, _ in lista
        for documento in uno.ficha.documentos_para("favorable")
    }
    slugs = {uno.slug for uno, _ in lista}
    grupos: dict[str, dict[str, list[_Peticion]]] = {"juntar": {}, "ruta": {}, "municipio": {}}
    for uno, respuestas in lista:
        for peticion in _peticiones(uno, respuestas, slugs):
            grupo = grupos[_grupo(peticion, emitidos, slugs)]
            grupo.setdefault(peticion.tipo.clave, []).append(peticion)
    return Papeles(*(tuple(_unir(suyas) for suyas in grupo.values()) for grupo in grupos.values()))


def _peticiones(
    ejecutable: Ejecutable, respuestas: Mapping[str, object], slugs: set[str]
) -> Iterator[_Peticion]:
    preguntas = ejecutable.formulario.preguntas.values()
    posibles = preguntas_posibles(ejecutable.formulario, respuestas)
    sobran = {p.requisito for p in preguntas if p.requisito and p.clave not in posibles}
    for requisito in ejecutable.ficha.requisitos:
        if requisito.tipo not in _PAPELES or requisito.clave in sobran:
            continue
        if puede_pedirse(ejecutable, requisito, respuestas):
            tipo = _tipo(ejecutable.slug, requisito, slugs)
            yield _Peticion(tipo, requisito, ejecutable.ficha.nombre)


def _tipo(slug: str, requisito: Requisito, slugs: set[str]) -> TipoDePapel:
    tipo = tipos_de_papel.tipo_pedido(slug, requisito.clave, requisito.nombre)
    tiene = requisito.lo_tiene
    if tiene and tiene.conector:
        # One register is asked once, whatever each ficha calls the answer.
        clave = f"conector/{tiene.conector}"
        return TipoDePapel(clave=clave, nombre=requisito.nombre, de=tipo.de)
    if tiene and tiene.tramite in slugs:
        # What an earlier trámite issues is one paper, whatever each ficha calls it.
        return tipos_de_papel.tipo_emitido(tiene.tramite, tiene.documento, requisito.nombre)
    return tipo


def _grupo(peticion: _Peticion, emitidos: set[str], slugs: set[str]) -> str:
    tiene = peticion.requisito.lo_tiene
    if peticion.tipo.clave in emitidos or (tiene and tiene.tramite in slugs):
        return "ruta"
    return "municipio" if tiene else "juntar"


def _unir(peticiones: list[_Peticion]) -> PapelPedido:
    primera = peticiones[0]
    dias = [p.requisito.antiguedad_maxima_dias for p in peticiones]
    condiciones = [p.requisito.condicion for p in peticiones]
    return PapelPedido(
        clave=primera.tipo.clave,
        nombre=primera.tipo.nombre or primera.requisito.nombre,
        para=tuple(dict.fromkeys(p.tramite for p in peticiones)),
        como_obtener=next((t for p in peticiones if (t := p.requisito.como_obtener)), ""),
        antiguedad_dias=min((uno for uno in dias if uno), default=None),
        condiciones=tuple(dict.fromkeys(condiciones)) if all(condiciones) else (),
    )
