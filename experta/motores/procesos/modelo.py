"""Reads a BPMN file into plain objects with the line of each; knows no SpiffWorkflow.

Standard: OMG BPMN 2.0.2 (formal/2013-12-09). What BPMN has no word for is an attribute of our
namespace `https://experta.mx/bpmn`: `acto`, `operacion`, `reloj`, `espera`, `sentido`, `final`,
`etapa` on nodes and `dependencia` on lanes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.xml import XmlInseguro, leer_xml

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
EXPERTA = "https://experta.mx/bpmn"
MAX_BYTES = 300_000

# Process data: only what gateways read, never the answers of the form.
CLAVES_DE_PROCESO: Mapping[str, str] = MappingProxyType(
    {
        "areas": "lista",
        "dictamenes": "lista",
        "monto_centavos": "entero",
        "requiere_inspeccion": "booleano",
        "requiere_pago": "booleano",
        "resultado": "texto",
        "riesgo": "texto",
        "sentido": "texto",
    }
)

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


@dataclass(frozen=True)
class Carril:
    """A lane: the role that does its tasks, the dependencia as written (`${…}` or a slug)."""

    id: str
    rol: str
    dependencia: str
    linea: int
    nodos: tuple[str, ...]


@dataclass(frozen=True)
class MultiInstancia:
    """The loop of a task: one instance for each element of a collection of the process data."""

    coleccion: str
    elemento: str
    resultados: str
    resultado: str
    secuencial: bool
    condicion_de_fin: bool


@dataclass(frozen=True)
class Nodo:
    """One node of the diagram; `clase` is its BPMN kind, for example `userTask`."""

    id: str
    clase: str
    nombre: str
    linea: int
    acto: str = ""
    operacion: str = ""
    reloj: str = ""
    espera: str = ""
    sentido: str = ""
    final: str = ""
    etapa: str = ""
    defecto: str = ""
    eventos: tuple[str, ...] = ()
    multi: MultiInstancia | None = None
    carril: Carril | None = None


@dataclass(frozen=True)
class Flujo:
    """A sequence flow; `condicion` is empty when it has none."""

    id: str
    origen: str
    destino: str
    nombre: str
    condicion: str
    linea: int


@dataclass(frozen=True)
class Modelo:
    """A process as read: nodes and flows by id, in the order of the file."""

    id: str
    nombre: str
    linea: int
    nodos: Mapping[str, Nodo]
    flujos: tuple[Flujo, ...]
    carriles: tuple[Carril, ...]
    dibujados: frozenset[str]
    colaboracion: str = ""
    participante: str = ""
    ajenos: tuple[tuple[str, str, int], ...] = field(default=())

    def salidas(self, nodo: str) -> list[Flujo]:
        """Return the flows that leave the node."""
        return [flujo for flujo in self.flujos if flujo.origen == nodo]

    def entradas(self, nodo: str) -> list[Flujo]:
        """Return the flows that reach the node."""
        return [flujo for flujo in self.flujos if flujo.destino == nodo]

    def flechas_sueltas(self) -> list[tuple[Flujo, str]]:
        """Return the flows that touch something that is not a node, with its id."""
        return [
            (flujo, extremo)
            for flujo in self.flujos
            for extremo in (flujo.origen, flujo.destino)
            if extremo not in self.nodos
        ]

    def de_clase(self, *clases: str) -> list[Nodo]:
        """Return the nodes of these BPMN kinds."""
        return [nodo for nodo in self.nodos.values() if nodo.clase in clases]


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
    nodos: dict[str, Nodo] = {}
    ajenos: list[tuple[str, str, int]] = []
    for elemento in proceso:
        clase = elemento.tag.rpartition("}")[2]
        if clase in NODOS:
            nodos[_id(elemento)] = _nodo(elemento, clase, de_nodo.get(_id(elemento)))
        elif clase not in ADORNOS:
            ajenos.append((_id(elemento), clase, elemento.sourceline))
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
        ajenos=tuple(ajenos),
    )


def _nodo(elemento: Any, clase: str, carril: Carril | None) -> Nodo:
    propios = {
        nombre: elemento.get(f"{{{EXPERTA}}}{nombre}", "")
        for nombre in ("acto", "operacion", "reloj", "espera", "sentido", "final", "etapa")
    }
    return Nodo(
        id=_id(elemento),
        clase=clase,
        nombre=elemento.get("name", ""),
        linea=elemento.sourceline,
        defecto=elemento.get("default", ""),
        eventos=tuple(
            hijo.tag.rpartition("}")[2]
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
        condicion_de_fin=ciclo.find(_bpmn("completionCondition")) is not None,
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


def _id(elemento: Any) -> str:
    return str(elemento.get("id", ""))


def _texto(elemento: Any) -> str:
    return "" if elemento is None else " ".join((elemento.text or "").split())
