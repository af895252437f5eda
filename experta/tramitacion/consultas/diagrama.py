"""The process of a case as a drawing: plain shapes with what was walked and where it stands.

The layout is computed from the process itself, as `trazar` writes it; screens only draw it.
"""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from experta.catalogo.ejecutable import cargar
from experta.comun.municipio import municipio_actual
from experta.cuentas.models import Rol
from experta.expedientes.models import Expediente
from experta.motores.procesos import Nodo
from experta.motores.procesos.disposicion import MARGEN, Caja, Disposicion, Punto
from experta.motores.procesos.modelo import Carril, Flujo
from experta.motores.procesos.revision_forma import DE_AREA, valor_de

LETRAS_POR_LINEA: Final = 16
ALTO_LINEA: Final = 14
_FORMAS: Final = {
    "userTask": "tarea",
    "serviceTask": "tarea",
    "exclusiveGateway": "rombo",
}


@dataclass(frozen=True)
class Letrero:
    """A line of text and where its middle goes."""

    texto: str
    x: int
    y: int


@dataclass(frozen=True)
class Figura:
    """A node: `forma` tarea, rombo or circulo; `estado` hecho, actual or pendiente."""

    id: str
    nombre: str
    forma: str
    estado: str
    caja: Caja
    letreros: tuple[Letrero, ...]

    @property
    def esquinas(self) -> str:
        """Return the corners of the diamond, as SVG writes them."""
        caja, (x, y) = self.caja, self.caja.centro
        return f"{x},{caja.y} {caja.derecha},{y} {x},{caja.abajo} {caja.x},{y}"


@dataclass(frozen=True)
class Flecha:
    """A flow: its corners as SVG writes them, whether it was walked, and its label."""

    puntos: str
    andada: bool
    letrero: Letrero | None


@dataclass(frozen=True)
class Banda:
    """A lane and who does what is in it."""

    nombre: str
    caja: Caja


@dataclass(frozen=True)
class Diagrama:
    """The whole drawing; `ahora` are the steps where the case stands."""

    ancho: int
    alto: int
    bandas: tuple[Banda, ...]
    flechas: tuple[Flecha, ...]
    figuras: tuple[Figura, ...]
    ahora: tuple[Figura, ...]


def diagrama(expediente: Expediente) -> Diagrama:
    """Return the drawing of a case's process; no query beyond loading its version."""
    proceso = cargar(expediente.version).proceso_de(expediente.proceso)
    modelo = proceso.modelo
    puesto = Disposicion(modelo)
    instancia = proceso.continuar(expediente.proceso) if expediente.proceso else None
    aqui = {tarea.elemento for tarea in instancia.tareas()} if instancia else set()
    andadas = instancia.recorridos() if instancia else set()
    hechos = {nodo for tramo in andadas for nodo in tramo} - aqui
    bandas = tuple(
        Banda(_quien(carril, proceso.parametros), puesto.carriles[carril.id])
        for carril in modelo.carriles
    )
    figuras = tuple(
        _figura(nodo, puesto.nodos[nodo.id], _estado(nodo.id, aqui, hechos))
        for nodo in modelo.nodos.values()
    )
    cajas = [*puesto.carriles.values(), *puesto.nodos.values()]
    return Diagrama(
        ancho=max(caja.derecha for caja in cajas) + MARGEN,
        alto=max(caja.abajo for caja in cajas) + MARGEN,
        bandas=bandas,
        flechas=tuple(_flecha(puesto, flujo, andadas) for flujo in modelo.flujos),
        figuras=figuras,
        ahora=tuple(figura for figura in figuras if figura.estado == "actual"),
    )


def _estado(nodo: str, aqui: set[str], hechos: set[str]) -> str:
    if nodo in aqui:
        return "actual"
    return "hecho" if nodo in hechos else "pendiente"


def _figura(nodo: Nodo, caja: Caja, estado: str) -> Figura:
    forma = _FORMAS.get(nodo.clase, "circulo")
    lineas = textwrap.wrap(nodo.nombre, LETRAS_POR_LINEA)[:4]
    x, y = _primer_renglon(forma, caja, len(lineas))
    letreros = [Letrero(texto, x, y + ALTO_LINEA * i) for i, texto in enumerate(lineas)]
    return Figura(nodo.id, nodo.nombre, forma, estado, caja, tuple(letreros))


def _primer_renglon(forma: str, caja: Caja, cuantos: int) -> Punto:
    """Return where the name goes: inside a task, else where no flow passes."""
    x, y = caja.centro
    if forma == "tarea":
        return x, y - ALTO_LINEA * (cuantos - 1) // 2 + 4
    if forma == "rombo":
        return caja.x - 16, caja.y - 2 - ALTO_LINEA * (cuantos - 1)
    return x, caja.abajo + ALTO_LINEA


def _flecha(puesto: Disposicion, flujo: Flujo, andadas: set[tuple[str, str]]) -> Flecha:
    puntos = puesto.ruta(flujo)
    # A long flow runs first along its channel; the others end with their straight piece.
    x, y = puntos[1] if len(puntos) == 5 else puntos[-2]
    return Flecha(
        puntos=" ".join(f"{px},{py}" for px, py in puntos),
        andada=(flujo.origen, flujo.destino) in andadas,
        letrero=Letrero(flujo.nombre, x + 16, y - 6) if flujo.nombre else None,
    )


def _quien(carril: Carril, parametros: Mapping[str, object]) -> str:
    if carril.rol == "solicitante":
        return _("Persona solicitante")
    rol = str(Rol(carril.rol).label) if carril.rol in Rol.values else carril.rol
    if DE_AREA in carril.dependencia:
        return _("{rol}: cada área").format(rol=rol)
    oficina = municipio_actual().dependencias.get(valor_de(carril.dependencia, parametros) or "")
    return f"{rol}: {oficina.nombre}" if oficina else rol
