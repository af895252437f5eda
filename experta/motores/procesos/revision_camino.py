"""Checks of the paths of a process: all lead somewhere and no gateway decides by accident."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from experta.comun.hallazgos import ContenidoInvalido
from experta.motores.procesos.grafo import alcanzables, con_salida, en_ciclo
from experta.motores.procesos.modelo import CLAVES_DE_PROCESO, Flujo, Modelo, Nodo

Error = tuple[int, str]

CUENTA_COMPLETA = "len(dictamenes) == len(areas)"
_CADENAS = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")


class Condicion(Protocol):
    """A compiled condition, as the rules engine gives it."""

    @property
    def nombres(self) -> frozenset[str]:
        """Return the names it reads."""

    def evaluar(self, datos: Mapping[str, object]) -> object:
        """Return the value for these process data; anything but a bool stops the process.

        Raises:
            ValueError: it has no value for these data, which stops the process too.
        """


class CompiladorDeCondicion(Protocol):
    """Compiles a condition that may use only these names (name → type).

    Raises ValueError, or ContenidoInvalido, with a Spanish sentence when the text is not one.
    """

    def __call__(self, texto: str, nombres: Mapping[str, str], /) -> Condicion:
        """Return the compiled condition."""


def revisar_caminos(modelo: Modelo) -> Iterator[Error]:
    """Yield (line, Spanish sentence) for each path that is wrong."""
    inicios = modelo.de_clase("startEvent")
    if len(inicios) != 1:
        yield modelo.linea, f"El proceso debe tener un solo inicio y tiene {len(inicios)}."
    for inicio in inicios[:1]:
        yield from _sin_camino(modelo, inicio)
    for nodo in modelo.nodos.values():
        yield from _salidas(modelo, nodo)
        if nodo.clase == "exclusiveGateway":
            yield from _compuerta(modelo, nodo)
        if nodo.multi:
            yield from _despues_de_multi(modelo, nodo)


def _sin_camino(modelo: Modelo, inicio: Nodo) -> Iterator[Error]:
    desde_inicio, hasta_fin = alcanzables(modelo, inicio.id), con_salida(modelo)
    for nodo in modelo.nodos.values():
        if nodo.id not in desde_inicio:
            yield nodo.linea, f"A «{nodo.id}» no se llega desde el inicio."
        elif nodo.id not in hasta_fin:
            yield nodo.linea, f"De «{nodo.id}» no se llega a ningún fin."


def _salidas(modelo: Modelo, nodo: Nodo) -> Iterator[Error]:
    salidas = modelo.salidas(nodo.id)
    if nodo.clase == "exclusiveGateway":
        return
    if nodo.clase != "endEvent" and len(salidas) != 1:
        yield nodo.linea, f"De «{nodo.id}» debe salir una sola flecha; decide con una compuerta."
    for flujo in salidas:
        if flujo.condicion:
            yield flujo.linea, f"La flecha «{flujo.id}» lleva condición y no sale de una compuerta."


def _compuerta(modelo: Modelo, nodo: Nodo) -> Iterator[Error]:
    def entre_compuertas(flujo: Flujo) -> bool:
        return modelo.nodos[flujo.destino].clase == "exclusiveGateway"

    if en_ciclo(modelo, nodo.id, entre_compuertas):
        yield nodo.linea, f"La decisión «{nodo.id}» gira sin pasar por nadie: nunca acabaría."
    salidas = modelo.salidas(nodo.id)
    if len(salidas) < 2:
        return
    if nodo.defecto not in {flujo.id for flujo in salidas}:
        yield nodo.linea, f"A la decisión «{nodo.id}» le falta su flecha por defecto (default)."
    for flujo in salidas:
        if flujo.id == nodo.defecto and flujo.condicion:
            yield flujo.linea, f"La flecha por defecto «{flujo.id}» no lleva condición."
        elif flujo.id != nodo.defecto and not flujo.condicion:
            yield flujo.linea, f"A la flecha «{flujo.id}» le falta su condición."


def _despues_de_multi(modelo: Modelo, multi: Nodo) -> Iterator[Error]:
    if en_ciclo(modelo, multi.id):
        yield multi.linea, f"La tarea múltiple «{multi.id}» no puede repetirse en el mismo proceso."

    def sin_decidir(flujo: Flujo) -> bool:
        """Tell whether nobody has judged the opinions when the token takes this flow."""
        resuelve = modelo.nodos[flujo.origen].acto == "resolver"
        return not resuelve and not exige_todos(flujo.condicion)

    for id_ in alcanzables(modelo, multi.id, sin_decidir):
        if modelo.nodos[id_].final == "favorable":
            mensaje = (
                f"Después de «{multi.id}» se llega al fin favorable «{id_}» sin comprobar que "
                f"dictaminaron todas las áreas: empieza la condición con {CUENTA_COMPLETA} and …"
            )
            yield multi.linea, mensaje
    for id_ in alcanzables(modelo, multi.id):
        for flujo in modelo.salidas(id_):
            if "dictamenes" in flujo.condicion and not exige_todos(flujo.condicion):
                mensaje = (
                    f"La condición de «{flujo.id}» lee los dictámenes; debe empezar con "
                    f"{CUENTA_COMPLETA} and …"
                )
                yield flujo.linea, mensaje


def exige_todos(condicion: str) -> bool:
    """Return whether the condition can be true only when every área has given its opinion."""
    if not condicion.startswith(CUENTA_COMPLETA):
        return False
    resto = condicion[len(CUENTA_COMPLETA) :]
    return not resto or (resto.startswith(" and ") and not _alternativa(resto))


def _alternativa(texto: str) -> bool:
    """Return whether the text has, outside parentheses and strings, something weaker than `and`."""
    plano, anterior = _CADENAS.sub("", texto), ""
    while plano != anterior:
        plano, anterior = re.sub(r"\([^()]*\)", "", plano), plano
    return bool(re.search(r"\bor\b|\?|\|", plano))


def compilar_condiciones(
    modelo: Modelo, compilar: CompiladorDeCondicion, errores: Callable[[int, str], None]
) -> dict[str, Condicion]:
    """Return each condition compiled, by its text; report those that are not conditions."""
    compiladas: dict[str, Condicion] = {}
    for flujo in modelo.flujos:
        if flujo.condicion:
            try:
                compiladas[flujo.condicion] = compilar(flujo.condicion, CLAVES_DE_PROCESO)
            except (ValueError, ContenidoInvalido) as error:
                errores(flujo.linea, f"La condición de «{flujo.id}» no sirve: {error}")
    return compiladas
