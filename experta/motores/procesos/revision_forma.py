"""Checks of each element of a process on its own: kind, attributes, lane, parameters, drawing."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from experta.motores.procesos.modelo import Carril, Modelo, Nodo

MAX_NODOS = 60
MAX_FLUJOS = 120
MAX_AREAS = 20

# The library keeps these names for itself.
RESERVADOS = ("Start", "End", "Root")
ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FINALES = ("favorable", "desfavorable", "concluido")
RELOJ = re.compile(r"plazo:[a-z0-9]+([-_][a-z0-9]+)*")
PARAMETRO = re.compile(r"\$\{([a-z_]+)\}")
DE_AREA = "${area}"

Error = tuple[int, str]


def revisar_forma(
    modelo: Modelo, parametros: Mapping[str, object], roles: Collection[str]
) -> Iterator[Error]:
    """Yield (line, Spanish sentence) for each element that is wrong by itself."""
    yield from _ajenos(modelo)
    yield from _repetidos(modelo)
    for nodo in modelo.nodos.values():
        if nodo.id in RESERVADOS or not ID.fullmatch(nodo.id):
            yield nodo.linea, f"El id «{nodo.id}» no se puede usar; usa letras, números y guiones."
        yield from _REVISIONES[nodo.clase](nodo)
        yield from _multi(nodo, parametros)
    for carril in modelo.carriles:
        yield from _carril(carril, modelo, parametros, roles)
    yield from _dibujo(modelo)


def excede(modelo: Modelo) -> Iterator[Error]:
    """Yield the caps exceeded; the other checks walk the graph only when there are none."""
    if len(modelo.nodos) > MAX_NODOS:
        yield modelo.linea, f"El proceso tiene más de {MAX_NODOS} pasos; divídelo."
    if len(modelo.flujos) > MAX_FLUJOS:
        yield modelo.linea, f"El proceso tiene más de {MAX_FLUJOS} flechas; divídelo."


def valor_de(texto: str, parametros: Mapping[str, object]) -> str | None:
    """Return the text with its `${…}` replaced, or None when a parameter is missing or no text.

    `${area}` stays as it is: each instance of a multi-instance task has its own.
    """
    for nombre in PARAMETRO.findall(texto.replace(DE_AREA, "")):
        valor = parametros.get(nombre)
        if not isinstance(valor, str) or not valor:
            return None
        texto = texto.replace(f"${{{nombre}}}", valor)
    return texto


def _ajenos(modelo: Modelo) -> Iterator[Error]:
    for id_, clase, linea in modelo.ajenos:
        if clase == "scriptTask":
            yield linea, f"La tarea «{id_}» lleva un programa; un proceso no puede ejecutar código."
        else:
            yield linea, f"«{id_}» lleva algo que no se usa aquí: {clase}."


def _repetidos(modelo: Modelo) -> Iterator[Error]:
    en_carril = Counter(id_ for carril in modelo.carriles for id_ in carril.nodos)
    for nodo in modelo.nodos.values():
        if en_carril[nodo.id] > 1:
            yield nodo.linea, f"«{nodo.id}» está en dos carriles; deja uno."
    parejas = Counter((flujo.origen, flujo.destino) for flujo in modelo.flujos)
    for flujo in modelo.flujos:
        if parejas[flujo.origen, flujo.destino] > 1:
            mensaje = f"Hay dos flechas de «{flujo.origen}» a «{flujo.destino}»; deja una."
            yield flujo.linea, mensaje
    for flujo, extremo in modelo.flechas_sueltas():
        yield flujo.linea, f"La flecha «{flujo.id}» toca un paso que no se usa aquí: {extremo}."


def _persona(nodo: Nodo) -> Iterator[Error]:
    if not SLUG.fullmatch(nodo.acto):
        yield nodo.linea, f'A la tarea «{nodo.id}» le falta experta:acto="…" (quién hace qué).'
    if nodo.carril is None:
        yield nodo.linea, f"La tarea «{nodo.id}» no está en ningún carril; ponla en el de su rol."


def _servicio(nodo: Nodo) -> Iterator[Error]:
    if not SLUG.fullmatch(nodo.operacion):
        yield nodo.linea, f'A la tarea automática «{nodo.id}» le falta experta:operacion="…".'


def _espera(nodo: Nodo) -> Iterator[Error]:
    if any(
        evento.startswith("time") and evento != "timerEventDefinition" for evento in nodo.eventos
    ):
        mensaje = (
            f"El evento «{nodo.id}» calcula su propio tiempo; quítalo y nombra un reloj de la "
            'ficha con experta:reloj="plazo:…".'
        )
        yield nodo.linea, mensaje
    if bool(nodo.reloj) == bool(nodo.espera):
        mensaje = (
            f'El evento «{nodo.id}» debe llevar experta:reloj="plazo:…" o experta:espera="…", '
            "uno de los dos."
        )
        yield nodo.linea, mensaje
    elif nodo.reloj and not RELOJ.fullmatch(nodo.reloj):
        yield nodo.linea, f'El reloj de «{nodo.id}» se escribe "plazo:nombre".'
    elif "timerEventDefinition" in nodo.eventos and not nodo.reloj:
        yield nodo.linea, f'El temporizador «{nodo.id}» debe nombrar un reloj: experta:reloj="…".'


def _extremo(nodo: Nodo) -> Iterator[Error]:
    if nodo.eventos:
        yield nodo.linea, f"«{nodo.id}» debe ser un inicio o fin simple, sin evento propio."
    if nodo.clase == "endEvent" and nodo.final not in FINALES:
        yield nodo.linea, f"El fin «{nodo.id}» debe llevar experta:final: {', '.join(FINALES)}."


def _compuerta(nodo: Nodo) -> Iterator[Error]:
    if nodo.multi:
        yield nodo.linea, f"La decisión «{nodo.id}» no puede repetirse por área."


_REVISIONES = {
    "userTask": _persona,
    "serviceTask": _servicio,
    "intermediateCatchEvent": _espera,
    "startEvent": _extremo,
    "endEvent": _extremo,
    "exclusiveGateway": _compuerta,
}


def _multi(nodo: Nodo, parametros: Mapping[str, object]) -> Iterator[Error]:
    multi = nodo.multi
    if multi is None:
        return
    if nodo.clase != "userTask" or multi.secuencial:
        mensaje = f"La tarea múltiple «{nodo.id}» debe ser de personas, en paralelo."
        yield nodo.linea, mensaje
    partes = (multi.coleccion, multi.elemento, multi.resultados, multi.resultado)
    if partes != ("areas", "area", "dictamenes", "dictamen"):
        mensaje = (
            f"La tarea múltiple «{nodo.id}» debe recorrer «areas» con «area» y reunir cada "
            "«dictamen» en «dictamenes»."
        )
        yield nodo.linea, mensaje
    if not es_lista_de_areas(parametros.get("areas")):
        mensaje = (
            f"La tarea múltiple «{nodo.id}» necesita el parámetro «areas» con 1 a {MAX_AREAS} "
            "áreas distintas: sin áreas se aprobaría sola."
        )
        yield nodo.linea, mensaje


def es_lista_de_areas(valor: object) -> bool:
    """Return whether it is a list of 1 to MAX_AREAS different slugs."""
    return (
        isinstance(valor, list)
        and 0 < len(valor) <= MAX_AREAS
        and all(isinstance(area, str) and SLUG.fullmatch(area) for area in valor)
        and len(set(valor)) == len(valor)
    )


def _carril(
    carril: Carril, modelo: Modelo, parametros: Mapping[str, object], roles: Collection[str]
) -> Iterator[Error]:
    if carril.rol not in roles:
        mensaje = (
            f"El carril «{carril.id}» se llama «{carril.rol}», que no es un rol. "
            f"Los roles son: {', '.join(sorted(roles))}."
        )
        yield carril.linea, mensaje
    dependencia = valor_de(carril.dependencia, parametros)
    if dependencia is None:
        mensaje = (
            f"El carril «{carril.rol}» usa {carril.dependencia}, un parámetro que la ficha no da."
        )
        yield carril.linea, mensaje
    for id_ in carril.nodos:
        nodo = modelo.nodos.get(id_)
        if nodo is None:
            yield carril.linea, f"El carril «{carril.rol}» nombra un paso que no existe: {id_}."
        elif DE_AREA in carril.dependencia and nodo.clase == "userTask" and not nodo.multi:
            yield nodo.linea, f"«{id_}» está en un carril por área, pero no es una tarea múltiple."


def _dibujo(modelo: Modelo) -> Iterator[Error]:
    for nodo in modelo.nodos.values():
        if nodo.id not in modelo.dibujados:
            yield nodo.linea, f"«{nodo.id}» no está en el dibujo (falta su BPMNShape)."
    for flujo in modelo.flujos:
        if flujo.id not in modelo.dibujados:
            yield flujo.linea, f"La flecha «{flujo.id}» no está en el dibujo (falta su BPMNEdge)."
