"""A process as plain objects, each with its line in the file; knows no SpiffWorkflow.

Standard: OMG BPMN 2.0.2 (formal/2013-12-09). What BPMN has no word for is an attribute of our
namespace `https://experta.mx/bpmn`: `acto`, `operacion`, `reloj`, `espera`, `sentido`, `final`,
`etapa` on nodes and `dependencia` on lanes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# Process data: only what gateways read, never the answers of the form. The types are those of
# the rules engine; numbers are integers.
CLAVES_DE_PROCESO: Mapping[str, str] = MappingProxyType(
    {
        "areas": "lista",
        "dictamenes": "lista",
        "monto_centavos": "numero",
        "requiere_inspeccion": "booleano",
        "requiere_pago": "booleano",
        "resultado": "texto",
        "riesgo": "texto",
        "sentido": "texto",
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
    """A process as read: nodes and flows in the order of the file.

    `ajenos` are the (id, name, line) of what a process of ours may not carry.
    """

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
