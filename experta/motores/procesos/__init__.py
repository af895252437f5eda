"""Runs proceso.bpmn; the only place that knows SpiffWorkflow.

`compilar_proceso` checks a file and returns a `Proceso`; `Proceso.iniciar` and `.continuar` return
an `Instancia`, which is loaded, moved one step and stored again in each transaction.
"""

from experta.motores.procesos.compilacion import compilar_proceso
from experta.motores.procesos.modelo import CLAVES_DE_PROCESO, Nodo
from experta.motores.procesos.motor import ProcesoDetenido
from experta.motores.procesos.proceso import (
    DatoInvalido,
    EstadoAjeno,
    Instancia,
    Paso,
    Proceso,
    TareaInexistente,
    TareaLista,
)
from experta.motores.procesos.revision_camino import CompiladorDeCondicion, Condicion
from experta.motores.procesos.trazado import trazar

__all__ = [
    "CLAVES_DE_PROCESO",
    "CompiladorDeCondicion",
    "Condicion",
    "DatoInvalido",
    "EstadoAjeno",
    "Instancia",
    "Nodo",
    "Paso",
    "Proceso",
    "ProcesoDetenido",
    "TareaInexistente",
    "TareaLista",
    "compilar_proceso",
    "trazar",
]
