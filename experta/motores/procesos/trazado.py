"""Lays out the drawing (BPMNDI) of a process, so that nobody draws by hand and every editor opens it.

Columns follow the path from the start, rows are lanes.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from experta.motores.procesos.grafo import columnas
from experta.motores.procesos.modelo import Flujo, Modelo, leer_modelo

_DI = re.compile(r"\s*<bpmndi:BPMNDiagram\b.*?</bpmndi:BPMNDiagram>", re.DOTALL)
_CIERRE = "</bpmn:definitions>"

MARGEN_X, MARGEN_Y, CABECERA = 160, 80, 30
ANCHO_COLUMNA, ALTO_FILA, ALTO_CANAL, PASO_CANAL = 160, 100, 24, 8
_TAMANOS = {
    "userTask": (110, 76),
    "serviceTask": (110, 76),
    "exclusiveGateway": (50, 50),
    "startEvent": (36, 36),
    "endEvent": (36, 36),
    "intermediateCatchEvent": (36, 36),
}

Punto = tuple[int, int]


@dataclass(frozen=True)
class Caja:
    """A rectangle in pixels of the diagram."""

    x: int
    y: int
    ancho: int
    alto: int

    @property
    def centro(self) -> Punto:
        """Return the middle."""
        return self.x + self.ancho // 2, self.y + self.alto // 2


def trazar(bpmn: bytes) -> bytes:
    """Return the file with its drawing made anew; the rest of the text stays as it was.

    Raises:
        ContenidoInvalido: the file cannot be read as BPMN with one process.
    """
    modelo = leer_modelo(bpmn, "proceso")
    texto = _DI.sub("", bpmn.decode()).rstrip()
    cuerpo = texto.removesuffix(_CIERRE).rstrip()
    return f"{cuerpo}\n{_dibujo(modelo)}\n{_CIERRE}\n".encode()


def _dibujo(modelo: Modelo) -> str:
    columna = columnas(modelo)
    cajas, carriles = _colocar(modelo, columna)
    plano = modelo.participante or modelo.id
    partes = [
        '  <bpmndi:BPMNDiagram id="diagrama">',
        f'    <bpmndi:BPMNPlane id="plano" bpmnElement={quoteattr(plano_de(modelo))}>',
    ]
    if modelo.participante:
        partes.append(_figura(plano, _marco(list(carriles.values())), ' isHorizontal="true"'))
    partes += [_figura(id_, caja, ' isHorizontal="true"') for id_, caja in carriles.items() if id_]
    for nodo in modelo.nodos.values():
        marca = ' isMarkerVisible="true"' if nodo.clase == "exclusiveGateway" else ""
        partes.append(_figura(nodo.id, cajas[nodo.id], marca))
    usados: dict[str, int] = defaultdict(int)
    for flujo in modelo.flujos:
        puntos = _ruta(modelo, flujo, cajas, carriles, columna, usados)
        partes.append(_linea(flujo, puntos))
    return "\n".join([*partes, "    </bpmndi:BPMNPlane>", "  </bpmndi:BPMNDiagram>"])


def plano_de(modelo: Modelo) -> str:
    """Return the id that the plane draws: the collaboration when there is a pool."""
    return modelo.colaboracion if modelo.participante else modelo.id


def _colocar(modelo: Modelo, columna: dict[str, int]) -> tuple[dict[str, Caja], dict[str, Caja]]:
    """Return the box of each node and of each lane; the lane of nodes without one is ''."""
    filas: dict[str, dict[int, list[str]]] = {carril.id: defaultdict(list) for carril in modelo.carriles}
    for nodo in modelo.nodos.values():
        carril = nodo.carril.id if nodo.carril else ""
        filas.setdefault(carril, defaultdict(list))[columna[nodo.id]].append(nodo.id)
    ancho = CABECERA + ANCHO_COLUMNA * (max(columna.values(), default=0) + 1) + 20
    retornos = _por_canal(modelo, columna)
    cajas: dict[str, Caja] = {}
    carriles: dict[str, Caja] = {}
    y = MARGEN_Y
    for carril, por_columna in filas.items():
        altura = max((len(ids) for ids in por_columna.values()), default=1)
        alto = altura * ALTO_FILA + ALTO_CANAL + PASO_CANAL * retornos[carril]
        carriles[carril] = Caja(MARGEN_X + CABECERA, y, ancho - CABECERA, alto)
        for numero, ids in por_columna.items():
            for fila, id_ in enumerate(ids):
                ancho_n, alto_n = _TAMANOS[modelo.nodos[id_].clase]
                x = MARGEN_X + CABECERA + 25 + numero * ANCHO_COLUMNA + (110 - ancho_n) // 2
                arriba = y + 12 + fila * ALTO_FILA + (76 - alto_n) // 2
                cajas[id_] = Caja(x, arriba, ancho_n, alto_n)
        y += alto
    return cajas, carriles


def _por_canal(modelo: Modelo, columna: dict[str, int]) -> dict[str, int]:
    """Return how many flows run along the channel at the foot of each lane."""
    cuenta: dict[str, int] = defaultdict(int)
    for flujo in modelo.flujos:
        if _es_largo(flujo, columna):
            cuenta[_carril_de(modelo, flujo.origen)] += 1
    return cuenta


def _es_largo(flujo: Flujo, columna: dict[str, int]) -> bool:
    return columna[flujo.destino] - columna[flujo.origen] != 1


def _carril_de(modelo: Modelo, nodo: str) -> str:
    carril = modelo.nodos[nodo].carril
    return carril.id if carril else ""


def _ruta(
    modelo: Modelo,
    flujo: Flujo,
    cajas: dict[str, Caja],
    carriles: dict[str, Caja],
    columna: dict[str, int],
    usados: dict[str, int],
) -> list[Punto]:
    """Return the corners: straight to the next column, else along the channel of its lane."""
    origen, destino = cajas[flujo.origen], cajas[flujo.destino]
    derecha = origen.x + origen.ancho
    (centro_x, y_origen), (_, y_destino) = origen.centro, destino.centro
    if not _es_largo(flujo, columna):
        if y_origen == y_destino:
            return [(derecha, y_origen), (destino.x, y_destino)]
        medio = destino.centro[0] - ANCHO_COLUMNA // 2
        return [(derecha, y_origen), (medio, y_origen), (medio, y_destino), (destino.x, y_destino)]
    carril = _carril_de(modelo, flujo.origen)
    usados[carril] += 1
    marco = carriles[carril]
    canal = marco.y + marco.alto - PASO_CANAL * usados[carril]
    antes = destino.centro[0] - ANCHO_COLUMNA // 2 - 2 * PASO_CANAL + PASO_CANAL * (usados[carril] % 2)
    return [
        (centro_x, origen.y + origen.alto),
        (centro_x, canal),
        (antes, canal),
        (antes, y_destino),
        (destino.x, y_destino),
    ]


def _marco(cajas: list[Caja]) -> Caja:
    """Return the pool around its lanes, with its own heading at the left."""
    primera = cajas[0]
    return Caja(
        primera.x - CABECERA, primera.y, primera.ancho + CABECERA, sum(caja.alto for caja in cajas)
    )


def _figura(id_: str, caja: Caja, mas: str = "") -> str:
    return (
        f"      <bpmndi:BPMNShape id={quoteattr(id_ + '_di')} bpmnElement={quoteattr(id_)}{mas}>\n"
        f'        <dc:Bounds x="{caja.x}" y="{caja.y}" width="{caja.ancho}" height="{caja.alto}" />\n'
        "      </bpmndi:BPMNShape>"
    )


def _linea(flujo: Flujo, puntos: list[Punto]) -> str:
    esquinas = "\n".join(f'        <di:waypoint x="{x}" y="{y}" />' for x, y in puntos)
    rotulo = ""
    if flujo.nombre:
        x, y = puntos[0] if len(puntos) < 5 else puntos[1]
        arriba = y - 20 if len(puntos) < 5 else y - 16
        rotulo = (
            "\n        <bpmndi:BPMNLabel>\n"
            f'          <dc:Bounds x="{x + 6}" y="{arriba}" width="70" height="14" />\n'
            "        </bpmndi:BPMNLabel>"
        )
    return (
        f"      <bpmndi:BPMNEdge id={quoteattr(flujo.id + '_di')} bpmnElement={quoteattr(flujo.id)}>\n"
        f"{esquinas}{rotulo}\n      </bpmndi:BPMNEdge>"
    )

