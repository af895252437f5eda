"""The figures of a simulation, written for a person to read."""

from collections.abc import Iterator, Mapping
from typing import Any

from experta.consola.simulacion.registro import UNO_DE_CADA

_FILA = "  {:<32}{:>7}{:>7}{:>7}{:>9}{:>9}{:>10}{:>8}"
_COLA = "  {:<32}{:>9}{:>9}{:>9}"
_TITULOS = (
    "", "entran", "salen", "plazo", "promesa", "primera", "mediana h", "p80 h",
)  # fmt: skip
_RENGLONES = 12


def escribir(cifras: Mapping[str, Any]) -> str:
    """Return the report of a month through the real acts."""
    return "\n".join(_lineas(cifras))


def _lineas(cifras: Mapping[str, Any]) -> Iterator[str]:
    yield f"Simulación del {cifras['desde']} al {cifras['hasta']}, con los actos de verdad."
    yield (
        f"Llegaron {cifras['llegaron']} personas; las atienden {cifras['personal']}. "
        f"{cifras['actos']} actos en la bitácora."
    )
    yield "Expedientes: " + ", ".join(f"{k} {n}" for k, n in cifras["estados"].items()) + "."
    yield ""
    yield from tabla(cifras["todos"], cifras["tramites"])
    yield ""
    yield from colas("Tareas al cierre, por trámite", cifras["colas_por_tramite"])
    yield from colas("Tareas al cierre, por dependencia", cifras["colas_por_dependencia"])
    yield ""
    yield from relojes(cifras["plazos"])
    yield ""
    yield (
        f"Documentos y archivos: uno de cada {UNO_DE_CADA} se imprime, se sella o se revisa de "
        "verdad; de los demás solo se anota que se pidieron."
    )
    yield from _cuenta("", cifras["adaptadores"])
    yield from _cuenta("Actos que la autoridad no admitió", cifras["rechazos"])
    yield from _cuenta("Tareas que la simulación deja a una persona", cifras["sin_saber"])


def tabla(todos: Mapping[str, Any], tramites: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line of figures for all trámites together and for each; percentages and hours."""
    yield _FILA.format(*_TITULOS)
    for nombre, fila in (("todos", todos), *tramites.items()):
        yield _FILA.format(
            nombre[:31],
            fila["ingresados"],
            fila["respondidos"],
            _por_ciento(fila["a_tiempo"]),
            _por_ciento(fila["promesa_cumplida"]),
            _por_ciento(fila["a_la_primera"]),
            _o_nada(fila["horas_mediana"]),
            _o_nada(fila["horas_p80"]),
        )


def colas(titulo: str, largos: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield how long each inbox was: mean, longest and last day."""
    yield _COLA.format(titulo[:31], "media", "máxima", "al final")
    for nombre, largo in largos.items():
        yield _COLA.format(nombre[:31], largo["media"], largo["maxima"], largo["final"])


def relojes(plazos: Mapping[str, Any]) -> Iterator[str]:
    """Yield what counting every plazo again found."""
    violaciones = plazos["violaciones"]
    yield f"Relojes: {plazos['contados']} plazos contados otra vez, {len(violaciones)} violaciones."
    yield from (f"  {violacion}" for violacion in violaciones[:_RENGLONES])


def _cuenta(titulo: str, cuenta: Mapping[str, int]) -> Iterator[str]:
    if cuenta and titulo:
        yield f"{titulo}:"
    for nombre, cuantas in list(cuenta.items())[:_RENGLONES]:
        yield f"  {cuantas:>7}  {nombre}"


def _por_ciento(valor: int | None) -> str:
    return "-" if valor is None else f"{valor} %"


def _o_nada(valor: int | None) -> str:
    return "-" if valor is None else str(valor)
