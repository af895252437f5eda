"""SpiffWorkflow 3, wrapped: our task classes, no scripts, and a state kept apart from the spec."""

import json
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default.task_spec import BpmnTaskSpecConverter
from SpiffWorkflow.bpmn.serializer.default.workflow import BpmnWorkflowConverter, WorkflowConverter
from SpiffWorkflow.bpmn.specs.defaults import ParallelMultiInstanceTask, UserTask

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.comun.xml import leer_xml
from experta.motores.procesos.revision_camino import Condicion


@cache
def _validador() -> Any:
    return BpmnValidator()


class ProcesoDetenido(Exception):
    """A gateway cannot decide: data are missing or its condition is not true or false.

    The instance that raised it is half moved: throw it away and keep the stored state.
    """


class Servicio(UserTask):  # type: ignore[misc]  # SpiffWorkflow has no types
    """A service task that waits for its operation; the stock class has no converter."""


class Espera(UserTask):  # type: ignore[misc]  # SpiffWorkflow has no types
    """A catch event that waits to be told; no timer of the library ever computes time."""


class _Lector(BpmnParser):  # type: ignore[misc]  # SpiffWorkflow has no types
    OVERRIDE_PARSER_CLASSES = {
        full_tag("serviceTask"): (TaskParser, Servicio),
        full_tag("intermediateCatchEvent"): (TaskParser, Espera),
    }


class _Evaluador:
    """Stands in for a script engine: evaluates known conditions, nothing else."""

    def __init__(self, condiciones: Mapping[str, Condicion]) -> None:
        self._condiciones = condiciones

    def evaluate(self, task: Any, expression: str, external_context: object = None) -> bool:
        """Return the value of a condition of a gateway for the data of the task."""
        texto = " ".join(expression.split())
        condicion = self._condiciones[texto]
        faltan = sorted(condicion.nombres - task.data.keys())
        if faltan:
            raise ProcesoDetenido(f"Para decidir «{texto}» falta: {', '.join(faltan)}.")
        try:
            valor = condicion.evaluar(task.data)
        except ValueError as error:
            raise ProcesoDetenido(f"No se pudo decidir «{texto}»: {error}") from error
        if not isinstance(valor, bool):
            raise ProcesoDetenido(f"La condición «{texto}» no dio verdadero ni falso.")
        return valor

    def execute(self, task: Any, script: str, external_context: object = None) -> None:
        """Refuse every script."""
        raise ProcesoDetenido("Un proceso no puede ejecutar código.")

    def call_service(self, task: Any, **_: object) -> None:
        """Refuse every call: operations are done by workers, outside the engine."""
        raise ProcesoDetenido("Un proceso no llama servicios.")


class _ConvertidorDeEstado(BpmnWorkflowConverter):  # type: ignore[misc]  # SpiffWorkflow has no types
    """Writes the tasks without the spec and puts them back on the spec of the published version."""

    def __init__(self, target_class: type, registry: Any, spec: Any) -> None:
        super().__init__(target_class, registry)
        self._spec = spec

    def to_dict(self, workflow: Any) -> dict[str, Any]:
        """Return the state only; there are no subprocesses nor library events in our processes."""
        estado: dict[str, Any] = WorkflowConverter.to_dict(self, workflow)
        return estado

    def from_dict(self, dct: dict[str, Any]) -> Any:
        """Return the workflow of a state."""
        return super().from_dict({**dct, "spec": self._spec, "subprocesses": {}})


class Motor:
    """One compiled process for SpiffWorkflow: makes, writes and reads its workflows."""

    def __init__(self, bpmn: bytes, id_: str, condiciones: Mapping[str, Condicion]) -> None:
        """Compile bytes already checked."""
        lector = _Lector()
        lector.add_bpmn_xml(leer_xml(bpmn))
        self._spec = lector.get_spec(id_)
        self._reunir_dictamenes()
        self.condiciones = condiciones
        self._evaluador = _Evaluador(condiciones)
        clases: dict[type, Any] = {
            **DEFAULT_CONFIG,
            Servicio: BpmnTaskSpecConverter,
            Espera: BpmnTaskSpecConverter,
            BpmnWorkflow: partial(_ConvertidorDeEstado, spec=self._spec),
        }
        self._serializador = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure(clases))

    def nuevo(self, datos: Mapping[str, object]) -> Any:
        """Return a workflow at its first tasks."""
        flujo = BpmnWorkflow(self._spec, script_engine=self._evaluador)
        flujo.get_next_task(spec_name="Start").data.update(datos)
        flujo.do_engine_steps()
        return flujo

    def leer(self, estado: str) -> Any:
        """Return the workflow of a state written by `escribir`."""
        flujo = self._serializador.deserialize_json(estado)
        flujo.script_engine = self._evaluador
        return flujo

    def escribir(self, flujo: Any) -> str:
        """Return the state of a workflow as JSON, without its spec."""
        # Not serialize_json: it sets a flag on the registry, which threads share.
        estado = self._serializador.to_dict(flujo)
        return json.dumps({**estado, self._serializador.VERSION_KEY: self._serializador.VERSION})

    def spec(self) -> str:
        """Return the compiled process as JSON."""
        return json.dumps(self._serializador.to_dict(self._spec))

    def _reunir_dictamenes(self) -> None:
        """Connect each multi-instance task with its instances.

        The library does it when it creates the instances, so a server that only continues a
        state would lose their results, and two threads could connect them twice.
        """
        for tarea in self._spec.task_specs.values():
            if isinstance(tarea, ParallelMultiInstanceTask):
                self._spec.task_specs[tarea.task_spec].completed_event.connect(tarea.merge_child)


def validar_esquema(bpmn: bytes, archivo: str) -> None:
    """Check against the XML schema of BPMN 2.0 that the library ships.

    Raises:
        ContenidoInvalido: with the line; the detail is the schema's own, in English.
    """
    try:
        _validador().validate(leer_xml(bpmn), archivo)
    except ValidationException as error:
        mensaje = f"El archivo no cumple el esquema de BPMN 2.0: {error.args[0]}"
        raise ContenidoInvalido([Hallazgo(archivo, error.line_number or 0, mensaje)]) from error
