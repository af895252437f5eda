"""What came of a simulated month: counted by the house's own figures and from the inboxes."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from django.db.models import Count

from experta.analitica.services import contar
from experta.analitica.tipos import Fila
from experta.bitacora.models import Hoja
from experta.comun import reloj
from experta.consola.simulacion.comprobacion import comprobar
from experta.consola.simulacion.preparacion import Montaje
from experta.consola.simulacion.registro import CUENTA
from experta.expedientes.models import Expediente, Suceso

Clave = TypeVar("Clave")


def reunir(montaje: Montaje) -> dict[str, Any]:
    """Return every figure as plain data; the clock stands at the end of the last day.

    What depends on the machine (seconds) is not here: the same seed gives the same figures.
    """
    cifras = contar((montaje.hasta - montaje.desde).days + 2)
    plazos, violaciones = comprobar(reloj.ahora())
    colas = montaje.conductor.colas
    return {
        "desde": montaje.desde.isoformat(),
        "hasta": montaje.hasta.isoformat(),
        "personal": len(montaje.conductor.casos.personal.agentes),
        "llegaron": len(montaje.conductas),
        "estados": _estados(),
        "actos": Hoja.objects.count(),
        "sucesos_por_acto": _sucesos(),
        "todos": _fila(cifras.todos),
        "tramites": {fila.slug: _fila(fila) for fila in cifras.filas},
        "colas_por_tramite": largos(colas, itemgetter(0)),
        "colas_por_dependencia": largos(colas, itemgetter(1)),
        "plazos": {"contados": plazos, "violaciones": violaciones},
        "adaptadores": dict(sorted(CUENTA.items())),
        "rechazos": dict(montaje.conductor.casos.rechazos.most_common()),
        "sin_saber": dict(montaje.conductor.sin_saber.most_common()),
        "trabajo_en_balde": montaje.conductor.en_balde,
    }


def _estados() -> dict[str, int]:
    filas = Expediente.objects.order_by("estado").values_list("estado")
    return dict(filas.annotate(n=Count("pk")))


def _sucesos() -> dict[str, int]:
    filas = Suceso.objects.order_by("acto").values_list("acto")
    return dict(filas.annotate(n=Count("pk")))


def _fila(fila: Fila) -> dict[str, Any]:
    return {
        "ingresados": fila.ingresados,
        "respondidos": fila.respondidos,
        "a_tiempo": fila.por_ciento_en_plazo,
        "promesa_cumplida": fila.por_ciento_promesa,
        "a_la_primera": fila.por_ciento_a_la_primera,
        "horas_mediana": fila.total.mediana,
        "horas_p80": fila.total.p80,
        "horas_de_la_autoridad_mediana": fila.autoridad.mediana,
        "horas_de_la_autoridad_p80": fila.autoridad.p80,
    }


def largos(
    colas: Mapping[date, Mapping[Clave, int]], nombre: Callable[[Clave], str]
) -> dict[str, dict[str, float | int]]:
    """Return how long the inboxes were at the close of the days, added up by that name."""
    por_dia: dict[str, list[int]] = defaultdict(lambda: [0] * len(colas))
    for lugar, cola in enumerate(colas.values()):
        for clave, cuantas in cola.items():
            por_dia[nombre(clave)][lugar] += cuantas
    return {uno: largo(dias) for uno, dias in sorted(por_dia.items())}


def largo(dias: Sequence[int]) -> dict[str, float | int]:
    """Return mean, longest and last length of a queue."""
    return {
        "media": round(sum(dias) / len(dias), 1),
        "maxima": max(dias),
        "final": dias[-1],
    }
