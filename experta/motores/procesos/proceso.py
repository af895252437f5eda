"""A published process and its instances: what the rest of the house sees."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from SpiffWorkflow.util.task import TaskState

from experta.motores.procesos.grafo import columnas
from experta.motores.procesos.modelo import CLAVES_DE_PROCESO, Modelo, Nodo
from experta.motores.procesos.motor import Motor
from experta.motores.procesos.revision_forma import DE_AREA, es_lista_de_areas, valor_de

Tipo = Literal["persona", "servicio", "espera"]

_TIPOS: dict[str, Tipo] = {
    "userTask": "persona",
    "serviceTask": "servicio",
    "intermediateCatchEvent": "espera",
}
_ABIERTAS = TaskState.READY | TaskState.STARTED | TaskState.WAITING
_PYTHON: dict[str, type] = {"texto": str, "numero": int, "booleano": bool, "lista": list}


class TareaInexistente(Exception):
    """The task is not ready: somebody did it first, or it never was of this instance."""


class EstadoAjeno(ValueError):
    """The state was written by another version of the process, or is not a state."""


class DatoInvalido(ValueError):
    """A key that is not process data, or a value of another type."""


@dataclass(frozen=True)
class TareaLista:
    """A task that can be done now.

    `id` is stable across reloads; `elemento` is the id in the diagram; `rol` is empty for a
    service task outside every lane; `dependencia` is resolved; `area` only in multi-instance;
    `sentido` is the one that the node declares or, failing that, the one decided so far.
    """

    id: str
    elemento: str
    nombre: str
    tipo: Tipo
    acto: str
    operacion: str
    espera: str
    sentido: str
    rol: str
    dependencia: str
    area: str | None


@dataclass(frozen=True)
class Paso:
    """A step as citizens see it, and the elements of the diagram it stands for."""

    nombre: str
    elementos: frozenset[str]


class Proceso:
    """A checked process of a version of a trámite; make it with `compilar_proceso`."""

    def __init__(
        self, modelo: Modelo, motor: Motor, bpmn: bytes, parametros: Mapping[str, object]
    ) -> None:
        """Keep what was compiled; `huella` tells the states of this process from others."""
        self.modelo = modelo
        self.parametros = dict(parametros)
        firma = bpmn + json.dumps(self.parametros, sort_keys=True, default=str).encode()
        self.huella = hashlib.sha256(firma).hexdigest()[:16]
        self.motor = motor

    @property
    def nodos(self) -> Mapping[str, Nodo]:
        """Return the nodes by id, with their acto, operacion, reloj, espera, etapa and lane."""
        return self.modelo.nodos

    @cached_property
    def _spec(self) -> str:
        return self.motor.spec()

    def serializar_spec(self) -> str:
        """Return the compiled process as JSON, written once."""
        return self._spec

    def iniciar(self, datos: Mapping[str, object]) -> "Instancia":
        """Return an instance at its first tasks.

        `datos` may set any process data key; `areas` must be part of the areas of the ficha.

        Raises:
            DatoInvalido: unknown key, wrong type, or areas that are none or not the ficha's.
        """
        de_ficha = {k: v for k, v in self.parametros.items() if k in CLAVES_DE_PROCESO}
        inicial = {**de_ficha, **datos}
        _revisar_datos(inicial)
        if "areas" in self.parametros:
            self._revisar_areas(inicial["areas"])
        return Instancia(self, self.motor.nuevo(inicial))

    def continuar(self, estado: str) -> "Instancia":
        """Return the instance of a stored state.

        Raises:
            EstadoAjeno: the state is of another version or is unreadable.
        """
        try:
            sobre = json.loads(estado)
            huella, interno = sobre["proceso"], sobre["flujo"]
        except (ValueError, TypeError, KeyError) as error:
            raise EstadoAjeno("Lo guardado no es el estado de un proceso.") from error
        if huella != self.huella:
            raise EstadoAjeno("El estado guardado es de otra versión del proceso.")
        return Instancia(self, self.motor.leer(json.dumps(interno)))

    def es_de(self, estado: str) -> bool:
        """Return whether a stored state is of this process; a case without one is of none."""
        return estado.startswith(f'{{"proceso":"{self.huella}"')

    def pasos(self) -> list[Paso]:
        """Return the steps named by `experta:etapa`, in the order of the path."""
        columna = columnas(self.modelo)
        elementos: dict[str, set[str]] = {}
        for nodo in sorted(self.nodos.values(), key=lambda nodo: columna[nodo.id]):
            if nodo.etapa:
                elementos.setdefault(nodo.etapa, set()).add(nodo.id)
        return [Paso(nombre, frozenset(ids)) for nombre, ids in elementos.items()]

    def posicion(self, estado: str) -> set[str]:
        """Return the ids of the elements of the diagram where the instance stands."""
        return {tarea.elemento for tarea in self.continuar(estado).tareas()}

    def leidos(self) -> set[str]:
        """Return the process data that its conditions read."""
        return {nombre for una in self.motor.condiciones.values() for nombre in una.nombres}

    def bordes(self) -> set[tuple[str, str]]:
        """Return every flow as (origin, destination); `Instancia.recorridos` says those walked."""
        return {(flujo.origen, flujo.destino) for flujo in self.modelo.flujos}

    def _revisar_areas(self, areas: object) -> None:
        permitidas = self.parametros["areas"]
        if not es_lista_de_areas(areas) or not set(areas) <= set(permitidas):  # type: ignore[call-overload]
            raise DatoInvalido("Las áreas deben ser una o más de las que nombra la ficha.")


class Instancia:
    """One running process: load it, move it, store its `estado()`, throw it away."""

    def __init__(self, proceso: Proceso, flujo: Any) -> None:
        """Wrap a workflow of the library; made only by Proceso."""
        self._proceso = proceso
        self._flujo = flujo

    def tareas(self) -> list[TareaLista]:
        """Return the tasks that can be done now, in a stable order."""
        listas = [self._lista(tarea) for tarea in self._listas()]
        return sorted(listas, key=lambda tarea: (tarea.elemento, tarea.area or "", tarea.id))

    def actualizar(self, datos: Mapping[str, object]) -> None:
        """Put data decided anew where the next conditions read them; it completes nothing.

        Raises:
            DatoInvalido: as in `completar`.
        """
        _revisar_datos(datos)
        for tarea in self._flujo.get_tasks(state=_ABIERTAS):
            tarea.data.update(datos)

    def completar(self, tarea_id: str, datos: Mapping[str, object]) -> None:
        """Complete a task of a person or of a service and walk to the next ones.

        In a multi-instance task the data, `sentido` among them, become the dictamen of its area.

        Raises:
            TareaInexistente: it is not ready (the loser of a race), or it is a wait.
            DatoInvalido: unknown key, wrong type, dictamen without `sentido`.
            ProcesoDetenido: a gateway cannot decide; throw the instance away.
        """
        _revisar_datos(datos)
        for tarea in self._listas():
            if str(tarea.id) == tarea_id and self._nodo(tarea).clase != "intermediateCatchEvent":
                self._cerrar(tarea, datos)
                return
        raise TareaInexistente("Esta tarea ya no está pendiente.")

    def avisar(self, espera: str, datos: Mapping[str, object]) -> None:
        """Wake the wait of this name (`pago`, `plazo:respuesta`) and walk on.

        Raises:
            TareaInexistente: the process is not waiting for it.
            DatoInvalido, ProcesoDetenido: as in `completar`.
        """
        _revisar_datos(datos)
        for tarea in self._listas():
            if espera in (self._nodo(tarea).espera, self._nodo(tarea).reloj) and espera:
                self._cerrar(tarea, datos)
                return
        raise TareaInexistente(f"El proceso no está esperando «{espera}».")

    def cancelar(self) -> None:
        """Close every open task; the instance ends without a final."""
        self._flujo.cancel()

    def estado(self) -> str:
        """Return the state as JSON, without the process; `Proceso.continuar` reads it."""
        flujo = self._proceso.motor.escribir(self._flujo)
        return f'{{"proceso":"{self._proceso.huella}","flujo":{flujo}}}'

    @property
    def terminado(self) -> bool:
        """Return whether it reached an end or was cancelled."""
        return bool(self._flujo.completed)

    @property
    def final(self) -> str | None:
        """Return the `experta:final` of the end it reached, None while it runs or if cancelled."""
        finales = [nodo.final for nodo in map(self._nodo_o_nada, self._hechas()) if nodo]
        return next((final for final in finales if final), None)

    @property
    def datos(self) -> dict[str, Any]:
        """Return the process data after the last step that is not inside a multi-instance task."""
        tareas = [t for t in self._hechas() if t.task_spec.name in self._proceso.nodos]
        ultima = max(tareas, key=lambda tarea: tarea.depth)
        return {k: v for k, v in ultima.data.items() if k in CLAVES_DE_PROCESO}

    def recorridos(self) -> set[tuple[str, str]]:
        """Return the flows walked so far as (origin, destination)."""
        alcanzadas = self._flujo.get_tasks(
            state=TaskState.COMPLETED | TaskState.STARTED | TaskState.READY
        )
        parejas = {(t.parent.task_spec.name, t.task_spec.name) for t in alcanzadas if t.parent}
        return parejas & self._proceso.bordes()

    def _listas(self) -> list[Any]:
        return list(self._flujo.get_tasks(state=TaskState.READY, manual=True))

    def _hechas(self) -> list[Any]:
        return list(self._flujo.get_tasks(state=TaskState.COMPLETED))

    def _nodo(self, tarea: Any) -> Nodo:
        return self._proceso.nodos[tarea.task_spec.bpmn_id]

    def _nodo_o_nada(self, tarea: Any) -> Nodo | None:
        return self._proceso.nodos.get(tarea.task_spec.name)

    def _cerrar(self, tarea: Any, datos: Mapping[str, object]) -> None:
        if self._nodo(tarea).multi:
            if "sentido" not in datos:
                raise DatoInvalido("A un dictamen le falta su «sentido».")
            tarea.data["dictamen"] = {"area": tarea.data["area"], **datos}
        else:
            tarea.data.update(datos)
        tarea.run()
        self._flujo.do_engine_steps()

    def _lista(self, tarea: Any) -> TareaLista:
        nodo = self._nodo(tarea)
        area = tarea.data.get("area") if nodo.multi else None
        dependencia = (
            valor_de(nodo.carril.dependencia, self._proceso.parametros) if nodo.carril else ""
        )
        lista = TareaLista(
            id=str(tarea.id),
            elemento=nodo.id,
            nombre=nodo.nombre,
            tipo=_TIPOS[nodo.clase],
            acto=nodo.acto,
            operacion=nodo.operacion,
            espera=nodo.espera or nodo.reloj,
            sentido=nodo.sentido or tarea.data.get("sentido", ""),
            rol=nodo.carril.rol if nodo.carril else "",
            dependencia=dependencia or "",
            area=area,
        )
        return replace(lista, dependencia=lista.dependencia.replace(DE_AREA, area or ""))


def _revisar_datos(datos: Mapping[str, object]) -> None:
    for clave, valor in datos.items():
        tipo = CLAVES_DE_PROCESO.get(clave)
        if tipo is None:
            raise DatoInvalido(f"«{clave}» no es un dato del proceso.")
        if type(valor) is not _PYTHON[tipo]:
            raise DatoInvalido(f"El dato «{clave}» debe ser {tipo}.")
