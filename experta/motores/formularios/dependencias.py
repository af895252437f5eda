"""In which order a form is evaluated, and the circles that make it impossible."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from experta.motores.formularios.modelo import ExpresionLike, Pregunta, Seccion

Grafo = dict[str, set[str]]


def grafo_de(secciones: Iterable[Seccion]) -> Grafo:
    """Return what each key reads; a page is `#clave` and its questions depend on it."""
    grafo: Grafo = {}
    for seccion in secciones:
        pagina = f"#{seccion.clave}"
        grafo[pagina] = _claves(_leidos(seccion.visible_si))
        for pregunta in seccion.preguntas:
            grafo[pregunta.clave] = {pagina} | _lecturas(pregunta)
    return _solo_conocidas(grafo)


def grafo_de_filas(grupo: Pregunta) -> Grafo:
    """Return what each question of a group reads of its own row."""
    return _solo_conocidas({sub.clave: _lecturas(sub) for sub in grupo.preguntas})


def ordenar(grafo: Grafo) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the keys, each after what it reads, and every circle found on the way."""
    pendiente = {clave: set(lecturas) for clave, lecturas in grafo.items()}
    circulos: list[list[str]] = []
    while True:
        try:
            return tuple(TopologicalSorter(pendiente).static_order()), circulos
        except CycleError as error:
            circulo = error.args[1]
            circulos.append(circulo)
            # Each is read by the next; cutting one link lets the search go on to other circles.
            pendiente[circulo[1]].discard(circulo[0])


def _lecturas(pregunta: Pregunta) -> set[str]:
    interiores = {sub.clave for sub in pregunta.preguntas}
    propias = _claves((*_leidos(pregunta.visible_si), *_leidos(pregunta.calculo)))
    de_filas = {clave for sub in pregunta.preguntas for clave in _lecturas(sub)}
    return propias | (de_filas - interiores)


def _leidos(expresion: ExpresionLike | None) -> Iterator[str]:
    yield from expresion.nombres if expresion else ()


def _claves(nombres: Iterable[str]) -> set[str]:
    return {nombre.partition("__")[0] for nombre in nombres}


def _solo_conocidas(grafo: Mapping[str, set[str]]) -> Grafo:
    return {clave: lecturas & grafo.keys() for clave, lecturas in grafo.items()}
