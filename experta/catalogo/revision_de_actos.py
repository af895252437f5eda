"""Who may do each step that waits for a person: none is left where nobody sees it."""

from collections.abc import Iterator
from typing import Final

from experta.catalogo.ejecutable import Ejecutable
from experta.comun.yaml import Ruta
from experta.motores.procesos import Proceso

Error = tuple[Ruta, str]

# The acts that a step may ask for, and the lane of whoever has a page to do it.
CARRIL_DE: Final = {
    "corregir": "solicitante",
    "dictaminar": "revisor",
    "firmar": "firmante",
    "inspeccionar": "inspector",
    "programar-inspeccion": "inspector",
    "resolver": "revisor",
    "revisar": "revisor",
}


def revisar_actos(ejecutable: Ejecutable) -> Iterator[Error]:
    """Yield (path in ficha.yaml, Spanish sentence) for each step in the wrong hands."""
    yield from _de(("proceso", "archivo"), ejecutable.proceso)
    if ejecutable.renovacion:
        yield from _de(("renovacion",), ejecutable.renovacion)


def _de(ruta: Ruta, proceso: Proceso) -> Iterator[Error]:
    for nodo in proceso.nodos.values():
        if nodo.clase != "userTask" or nodo.carril is None:
            continue
        debido = CARRIL_DE.get(nodo.acto)
        if debido is None:
            conocidos = ", ".join(CARRIL_DE)
            yield (
                ruta,
                f"El paso «{nodo.id}» pide «{nodo.acto}», que nadie sabe hacer; usa: {conocidos}.",
            )
        elif nodo.carril.rol != debido:
            yield (
                ruta,
                f"El paso «{nodo.id}» ({nodo.acto}) está en el carril «{nodo.carril.rol}», donde "
                f"nadie puede hacerlo: ponlo en el de «{debido}».",
            )
