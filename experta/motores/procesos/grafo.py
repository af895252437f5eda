"""Walks over the graph of a process: what reaches what, and in which order people see it."""

from collections.abc import Callable

from experta.motores.procesos.modelo import Flujo, Modelo


def alcanzables(
    modelo: Modelo, desde: str, seguir: Callable[[Flujo], bool] = lambda _: True
) -> set[str]:
    """Return the nodes that a token at `desde` can reach, itself included."""
    vistos, pila = {desde}, [desde]
    while pila:
        for flujo in modelo.salidas(pila.pop()):
            if flujo.destino not in vistos and seguir(flujo):
                vistos.add(flujo.destino)
                pila.append(flujo.destino)
    return vistos


def con_salida(modelo: Modelo) -> set[str]:
    """Return the nodes from which an end event can be reached."""
    vistos = {nodo.id for nodo in modelo.de_clase("endEvent")}
    pila = list(vistos)
    while pila:
        for flujo in modelo.entradas(pila.pop()):
            if flujo.origen not in vistos:
                vistos.add(flujo.origen)
                pila.append(flujo.origen)
    return vistos


def en_ciclo(modelo: Modelo, nodo: str, seguir: Callable[[Flujo], bool] = lambda _: True) -> bool:
    """Return whether a token that leaves the node can come back to it."""
    return any(
        seguir(flujo) and nodo in alcanzables(modelo, flujo.destino, seguir)
        for flujo in modelo.salidas(nodo)
    )


def columnas(modelo: Modelo) -> dict[str, int]:
    """Return the column of each node: its longest distance from the start, loops left out."""
    orden, retornos = _orden(modelo)
    columna = dict.fromkeys(orden, 0)
    for nodo in orden:
        for flujo in modelo.salidas(nodo):
            if flujo.id not in retornos and flujo.destino in columna:
                columna[flujo.destino] = max(columna[flujo.destino], columna[nodo] + 1)
    return columna


def _orden(modelo: Modelo) -> tuple[list[str], set[str]]:
    """Return a topological order and the ids of the flows that go back (depth-first search)."""
    orden: list[str] = []
    retornos: set[str] = set()
    abiertos: set[str] = set()
    cerrados: set[str] = set()

    def visitar(nodo: str) -> None:
        abiertos.add(nodo)
        for flujo in reversed(modelo.salidas(nodo)):
            if flujo.destino in abiertos:
                retornos.add(flujo.id)
            elif flujo.destino in modelo.nodos and flujo.destino not in cerrados:
                visitar(flujo.destino)
        abiertos.remove(nodo)
        cerrados.add(nodo)
        orden.insert(0, nodo)

    inicios = [nodo.id for nodo in modelo.de_clase("startEvent")]
    for nodo in inicios + list(modelo.nodos):
        if nodo not in cerrados:
            visitar(nodo)
    return orden, retornos
