"""What the tests of processes share: an evaluator of conditions, the shared files, small texts."""

import ast
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from experta.motores.procesos import Instancia, Proceso, compilar_proceso

ROLES = ("firmante", "inspector", "revisor", "solicitante", "tesoreria", "ventanilla")
COMPARTIDOS = Path(__file__).parents[4] / "tramites" / "_procesos"
AREAS = ["desarrollo-urbano", "ecologia", "proteccion-civil"]
PARAMETROS: dict[str, object] = {
    "dependencia": "desarrollo-economico",
    "dependencia_inspeccion": "proteccion-civil",
    "areas": AREAS,
}

Pasos = Sequence[tuple[str, Mapping[str, object]]]


class CondicionDePrueba:
    """Evaluates the few forms that our files use; the real evaluator is the rules engine."""

    def __init__(self, texto: str, nombres: Mapping[str, str]) -> None:
        """Refuse names outside the list."""
        python = re.sub(
            r"all\((\w+), #\.(\w+) == (\"\w+\")\)", r"all(d['\2'] == \3 for d in \1)", texto
        )
        python = re.sub(r"\btrue\b", "True", re.sub(r"\bfalse\b", "False", python))
        try:
            arbol = ast.parse(python, mode="eval")
        except SyntaxError as error:
            raise ValueError("está mal escrita") from error
        usados = {nodo.id for nodo in ast.walk(arbol) if isinstance(nodo, ast.Name)}
        if ajenos := usados - nombres.keys() - {"all", "len", "d"}:
            raise ValueError(f"no conozco {sorted(ajenos)}")
        self.nombres = frozenset(usados & nombres.keys())
        self._codigo = compile(arbol, "condicion", "eval")

    def evaluar(self, datos: Mapping[str, object]) -> object:
        """Return the value for these data."""
        try:
            return eval(self._codigo, {}, dict(datos))
        except TypeError as error:
            raise ValueError(str(error)) from error


def compilar(bpmn: bytes | str, **parametros: object) -> Proceso:
    """Compile with the roles and parameters of these tests."""
    texto = bpmn.encode() if isinstance(bpmn, str) else bpmn
    return compilar_proceso(
        texto, "proceso.bpmn", PARAMETROS | parametros, ROLES, CondicionDePrueba
    )


def compartido(nombre: str) -> Proceso:
    """Compile a shared process of the shelf."""
    return compilar((COMPARTIDOS / f"{nombre}.bpmn").read_bytes())


def andar(proceso: Proceso, datos: Mapping[str, object], pasos: Pasos) -> Instancia:
    """Walk the process step by step, storing and reloading before each, and return the instance.

    Each step is (element of the diagram, data); a wait is told by its own name. The element must
    be the only one ready, except in a multi-instance task, whose instances go in order of área.
    """
    estado = proceso.iniciar(datos).estado()
    for elemento, del_paso in pasos:
        instancia = proceso.continuar(estado)
        tarea = instancia.tareas()[0]
        assert {lista.elemento for lista in instancia.tareas()} == {elemento}
        assert proceso.posicion(estado) == {elemento}
        if tarea.tipo == "espera":
            instancia.avisar(tarea.espera, del_paso)
        else:
            instancia.completar(tarea.id, del_paso)
        estado = instancia.estado()
    return proceso.continuar(estado)
