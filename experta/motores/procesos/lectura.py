"""Reads a BPMN 2.0 file into a Modelo, and notes what a process of ours may not carry."""

from collections.abc import Iterator
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.xml import XmlInseguro, leer_xml
from experta.motores.procesos.modelo import Carril, Flujo, Modelo, MultiInstancia, Nodo

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
EXPERTA = "https://experta.mx/bpmn"
MAX_BYTES = 300_000

NODOS = frozenset(
    {
        "startEvent",
        "endEvent",
        "userTask",
        "serviceTask",
        "exclusiveGateway",
        "intermediateCatchEvent",
    }
)
# Elements of a process that only draw or explain.
ADORNOS = frozenset(
    {
        "association",
        "documentation",
        "extensionElements",
        "group",
        "laneSet",
        "sequenceFlow",
        "textAnnotation",
    }
)
_RAIZ = frozenset({"BPMNDiagram", "category", "collaboration", "message", "process", "signal"})
_EN_NODO = frozenset(
    {
        "documentation",
        "extensionElements",
        "incoming",
        "messageEventDefinition",
        "multiInstanceLoopCharacteristics",
        "outgoing",
        "signalEventDefinition",
        "timerEventDefinition",
    }
)
_EN_MULTI = frozenset({"inputDataItem", "loopDataInputRef", "loopDataOutputRef", "outputDataItem"})
_PROPIOS = ("acto", "operacion", "reloj", "espera", "sentido", "final", "etapa")


def leer_modelo(bpmn: bytes, archivo: str) -> Modelo:
    """Return the model of the only process of the file.

    Raises:
        ContenidoInvalido: unreadable XML, or not exactly one process.
    """
    try:
        raiz = leer_xml(bpmn, MAX_BYTES)
    except XmlInseguro as error:
        raise ContenidoInvalido([Hallazgo(archivo, error.linea, str(error))]) from error
    procesos = raiz.findall(_bpmn("process"))
    if raiz.tag != _bpmn("definitions") or len(procesos) != 1:
        mensaje = "El archivo debe ser BPMN 2.0 con un solo proceso."
        raise ContenidoInvalido([Hallazgo(archivo, raiz.sourceline, mensaje)])
    return _modelo(raiz, procesos[0])


def _modelo(raiz: Any, proceso: Any) -> Modelo:
    carriles = tuple(_carril(lane) for lane in proceso.iter(_bpmn("lane")))
    de_nodo = {nodo: carril for carril in carriles for nodo in carril.nodos}
    nodos = {
        _id(elemento): _nodo(elemento, _clase(elemento), de_nodo.get(_id(elemento)))
        for elemento in proceso
        if _clase(elemento) in NODOS
    }
    colaboracion = raiz.find(_bpmn("collaboration"))
    participante = raiz.find(f"{_bpmn('collaboration')}/{_bpmn('participant')}")
    return Modelo(
        id=_id(proceso),
        nombre=proceso.get("name", ""),
        linea=proceso.sourceline,
        nodos=nodos,
        flujos=tuple(_flujo(flujo) for flujo in proceso.findall(_bpmn("sequenceFlow"))),
        carriles=carriles,
        dibujados=_dibujados(raiz),
        colaboracion="" if colaboracion is None else _id(colaboracion),
        participante="" if participante is None else _id(participante),
        ajenos=tuple(_ajenos(raiz, proceso)),
    )


def _ajenos(raiz: Any, proceso: Any) -> Iterator[tuple[str, str, int]]:
    """Yield what we do not use (loops, data objects…), so that the library never meets it."""
    ciclos = list(proceso.iter(_bpmn("multiInstanceLoopCharacteristics")))
    nodos = [elemento for elemento in proceso if _clase(elemento) in NODOS]
    permitidos = [(raiz, _RAIZ), (proceso, NODOS | ADORNOS)]
    permitidos += [(nodo, _EN_NODO) for nodo in nodos] + [(ciclo, _EN_MULTI) for ciclo in ciclos]
    for padre, hijos in permitidos:
        for hijo in padre:
            if _clase(hijo) not in hijos:
                yield _id(hijo) or _id(padre), _clase(hijo), hijo.sourceline
    for elemento in proceso.iter():
        for atributo in elemento.attrib:
            propio = atributo.removeprefix(f"{{{EXPERTA}}}")
            if propio != atributo and propio not in (*_PROPIOS, "dependencia"):
                yield _id(elemento), f"experta:{propio}", elemento.sourceline


def _nodo(elemento: Any, clase: str, carril: Carril | None) -> Nodo:
    propios = {nombre: elemento.get(f"{{{EXPERTA}}}{nombre}", "") for nombre in _PROPIOS}
    return Nodo(
        id=_id(elemento),
        clase=clase,
        nombre=elemento.get("name", ""),
        linea=elemento.sourceline,
        defecto=elemento.get("default", ""),
        eventos=tuple(
            _clase(hijo)
            for hijo in elemento.iter()
            if hijo.tag.endswith(("EventDefinition", "timeDate", "timeDuration", "timeCycle"))
        ),
        multi=_multi(elemento),
        carril=carril,
        **propios,
    )


def _multi(elemento: Any) -> MultiInstancia | None:
    ciclo = elemento.find(_bpmn("multiInstanceLoopCharacteristics"))
    if ciclo is None:
        return None
    entrada, salida = ciclo.find(_bpmn("inputDataItem")), ciclo.find(_bpmn("outputDataItem"))
    return MultiInstancia(
        coleccion=_texto(ciclo.find(_bpmn("loopDataInputRef"))),
        elemento="" if entrada is None else _id(entrada),
        resultados=_texto(ciclo.find(_bpmn("loopDataOutputRef"))),
        resultado="" if salida is None else _id(salida),
        secuencial=ciclo.get("isSequential") == "true",
    )


def _carril(elemento: Any) -> Carril:
    return Carril(
        id=_id(elemento),
        rol=elemento.get("name", ""),
        dependencia=elemento.get(f"{{{EXPERTA}}}dependencia", ""),
        linea=elemento.sourceline,
        nodos=tuple(_texto(ref) for ref in elemento.findall(_bpmn("flowNodeRef"))),
    )


def _flujo(elemento: Any) -> Flujo:
    return Flujo(
        id=_id(elemento),
        origen=elemento.get("sourceRef", ""),
        destino=elemento.get("targetRef", ""),
        nombre=elemento.get("name", ""),
        condicion=_texto(elemento.find(_bpmn("conditionExpression"))),
        linea=elemento.sourceline,
    )


def _dibujados(raiz: Any) -> frozenset[str]:
    """Return the ids that have a shape with bounds or an edge with at least two waypoints."""
    figuras = [
        figura
        for figura in raiz.iter(f"{{{BPMNDI}}}BPMNShape")
        if any(hijo.tag.endswith("}Bounds") for hijo in figura)
    ]
    lineas = [
        linea
        for linea in raiz.iter(f"{{{BPMNDI}}}BPMNEdge")
        if sum(hijo.tag.endswith("}waypoint") for hijo in linea) > 1
    ]
    return frozenset(dibujo.get("bpmnElement", "") for dibujo in figuras + lineas)


def _bpmn(nombre: str) -> str:
    return f"{{{BPMN}}}{nombre}"


def _clase(elemento: Any) -> str:
    return str(elemento.tag).rpartition("}")[2]


def _id(elemento: Any) -> str:
    return str(elemento.get("id", ""))


def _texto(elemento: Any) -> str:
    return "" if elemento is None else " ".join((elemento.text or "").split())
