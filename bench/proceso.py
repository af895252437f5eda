"""One step of a process: in the engine alone, and as the act that an official does.

Run by bench in the environment of an installation, with the cases that bench.sembrar left open.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass

import django

django.setup()

from bench.carga import percentiles  # noqa: E402  (needs Django ready)
from experta.bandeja.models import Tarea  # noqa: E402
from experta.catalogo.ejecutable import cargar  # noqa: E402
from experta.consola.demostracion import actuacion  # noqa: E402
from experta.expedientes.models import Expediente  # noqa: E402
from experta.tramitacion.actos.resolver import resolver  # noqa: E402

VECES = 10  # that the engine repeats each step; an act can be done once


@dataclass(frozen=True)
class Paso:
    """Milliseconds of a step in the engine and of the act around it; bytes of the stored state."""

    casos: int
    motor_p50_ms: float
    motor_p95_ms: float
    acto_p50_ms: float
    acto_p95_ms: float
    estado_bytes: int


def medir(casos: list[str]) -> Paso:
    """Decide each of these cases, all of them waiting for their decision."""
    motor, acto, estado_bytes = list[float](), list[float](), 0
    for pk in casos:
        expediente = actuacion.leer(Expediente(pk=pk))
        (tarea,) = actuacion.tareas(expediente, "resolver")
        motor += [_en_el_motor(expediente, tarea) for _ in range(VECES)]
        estado_bytes = len(expediente.proceso)
        acto.append(_como_acto(tarea))
    return Paso(len(casos), *percentiles(motor), *percentiles(acto), estado_bytes)


def _en_el_motor(expediente: Expediente, tarea: Tarea) -> float:
    """Load the state, complete the task and write the state; seconds."""
    proceso = cargar(expediente.version).proceso
    inicio = time.perf_counter()
    instancia = proceso.continuar(expediente.proceso)
    instancia.completar(tarea.tarea, {"sentido": "favorable"})
    instancia.estado()
    return time.perf_counter() - inicio


def _como_acto(tarea: Tarea) -> float:
    """Do the act, permission to commit; seconds."""
    persona = actuacion.quien_atiende(tarea)
    inicio = time.perf_counter()
    resolver(persona=persona, tarea=tarea, sentido="favorable", motivos="Se revisó el expediente.")
    return time.perf_counter() - inicio


if __name__ == "__main__":
    print(json.dumps(asdict(medir(sys.argv[1:]))))
