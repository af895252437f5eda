"""Where each node, lane and flow goes on the drawing: columns follow the path, rows are lanes."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count

from experta.motores.procesos.grafo import columnas
from experta.motores.procesos.modelo import Flujo, Modelo

MARGEN, CABECERA = 40, 30
ANCHO_COLUMNA, ALTO_FILA, ALTO_CANAL, PASO_CANAL = 160, 100, 24, 8
ANCHO_TAREA, ALTO_TAREA = 110, 76
_TAMANOS = {
    "userTask": (ANCHO_TAREA, ALTO_TAREA),
    "serviceTask": (ANCHO_TAREA, ALTO_TAREA),
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

    @property
    def derecha(self) -> int:
        """Return the x of the right side."""
        return self.x + self.ancho

    @property
    def abajo(self) -> int:
        """Return the y of the bottom side."""
        return self.y + self.alto


class Disposicion:
    """The boxes of `nodos` and `carriles` by id ('' for nodes without lane), and the routes."""

    def __init__(self, modelo: Modelo) -> None:
        """Place every node; the model has no loose flows."""
        self._modelo = modelo
        self._columna = columnas(modelo)
        self._canal: dict[str, int] = defaultdict(int)
        self.nodos: dict[str, Caja] = {}
        self.carriles: dict[str, Caja] = {}
        self._colocar()

    @property
    def marco(self) -> Caja:
        """Return the pool around its lanes, with its heading at the left."""
        primera, *_ = cajas = list(self.carriles.values())
        alto = sum(caja.alto for caja in cajas)
        return Caja(primera.x - CABECERA, primera.y, primera.ancho + CABECERA, alto)

    def ruta(self, flujo: Flujo) -> list[Punto]:
        """Return the corners: straight to the next column, else along the channel of its lane."""
        origen, destino = self.nodos[flujo.origen], self.nodos[flujo.destino]
        (centro, y_origen), (_, y_destino) = origen.centro, destino.centro
        llegada = (destino.x, y_destino)
        medio = destino.centro[0] - ANCHO_COLUMNA // 2
        if self._es_largo(flujo):
            canal = self._otro_canal(self._carril_de(flujo.origen))
            medio -= PASO_CANAL * (1 + canal % 2)
            return [
                (centro, origen.abajo),
                (centro, canal),
                (medio, canal),
                (medio, y_destino),
                llegada,
            ]
        if y_origen == y_destino:
            return [(origen.derecha, y_origen), llegada]
        if self._modelo.nodos[flujo.origen].clase == "exclusiveGateway":
            salida = origen.y if y_destino < y_origen else origen.abajo
            return [(centro, salida), (centro, y_destino), llegada]
        return [(origen.derecha, y_origen), (medio, y_origen), (medio, y_destino), llegada]

    def _colocar(self) -> None:
        fila = self._filas()
        largos = Counter(
            self._carril_de(f.origen) for f in self._modelo.flujos if self._es_largo(f)
        )
        ancho = ANCHO_COLUMNA * (max(self._columna.values(), default=0) + 1) + 20
        y = MARGEN
        for carril in [carril.id for carril in self._modelo.carriles] + [""]:
            suyos = [id_ for id_ in self._modelo.nodos if self._carril_de(id_) == carril]
            if not carril and not suyos:
                continue
            filas = max((fila[id_] for id_ in suyos), default=0) + 1
            alto = filas * ALTO_FILA + ALTO_CANAL + PASO_CANAL * largos[carril]
            self.carriles[carril] = Caja(MARGEN + CABECERA, y, ancho, alto)
            for id_ in suyos:
                self.nodos[id_] = self._caja(id_, y + 20 + fila[id_] * ALTO_FILA)
            y += alto

    def _caja(self, id_: str, arriba: int) -> Caja:
        """Return the box of a node centred in its cell, whose top is given."""
        ancho, alto = _TAMANOS[self._modelo.nodos[id_].clase]
        izquierda = MARGEN + CABECERA + 25 + self._columna[id_] * ANCHO_COLUMNA
        x, y = izquierda + (ANCHO_TAREA - ancho) // 2, arriba + (ALTO_TAREA - alto) // 2
        return Caja(x, y, ancho, alto)

    def _filas(self) -> dict[str, int]:
        """Return the row of each node in its lane: a chain of steps keeps the row it began in."""
        fila: dict[str, int] = {}
        hasta: dict[tuple[str, int], int] = {}
        for numero in sorted(set(self._columna.values())):
            suya = {
                id_: self._fila_anterior(id_, fila)
                for id_ in self._modelo.nodos
                if self._columna[id_] == numero
            }
            # Those that follow a chain choose first.
            for id_ in sorted(suya, key=lambda id_: suya[id_] is None):
                carril = self._carril_de(id_)
                libres = (n for n in count(suya[id_] or 0) if hasta.get((carril, n), -1) < numero)
                fila[id_] = next(libres)
                hasta[carril, fila[id_]] = numero
        return fila

    def _fila_anterior(self, id_: str, fila: dict[str, int]) -> int | None:
        for flujo in self._modelo.entradas(id_):
            if self._carril_de(flujo.origen) == self._carril_de(id_) and flujo.origen in fila:
                return fila[flujo.origen]
        return None

    def _otro_canal(self, carril: str) -> int:
        """Return the y of the next free line at the foot of the lane."""
        self._canal[carril] += 1
        return self.carriles[carril].abajo - PASO_CANAL * self._canal[carril]

    def _es_largo(self, flujo: Flujo) -> bool:
        return self._columna[flujo.destino] - self._columna[flujo.origen] != 1

    def _carril_de(self, nodo: str) -> str:
        carril = self._modelo.nodos[nodo].carril
        return carril.id if carril else ""
