"""Turns a BPMN file of the shelf into a Proceso, or says everything that is wrong with it."""

from collections.abc import Collection, Mapping

from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.motores.procesos.lectura import leer_modelo
from experta.motores.procesos.motor import Motor, validar_esquema
from experta.motores.procesos.proceso import Proceso
from experta.motores.procesos.revision_camino import (
    CompiladorDeCondicion,
    compilar_condiciones,
    revisar_caminos,
)
from experta.motores.procesos.revision_forma import excede, revisar_forma


def compilar_proceso(
    bpmn: bytes,
    archivo: str,
    parametros: Mapping[str, object],
    roles: Collection[str],
    compilar_condicion: CompiladorDeCondicion,
) -> Proceso:
    """Return the process of a BPMN file, checked.

    Args:
        bpmn: the bytes as stored.
        archivo: the name used in the findings.
        parametros: what the ficha gives (`dependencia`, `areas`, `requiere_pago`…), JSON values.
        roles: the slugs that a lane may be called.
        compilar_condicion: the evaluator of conditions; engines do not know each other.

    Raises:
        ContenidoInvalido: with every finding, each with its line.
    """
    modelo = leer_modelo(bpmn, archivo)
    errores = list(excede(modelo)) or list(revisar_forma(modelo, parametros, roles))
    # A path is judged only on a graph without loose ends.
    if not modelo.flechas_sueltas():
        errores += revisar_caminos(modelo)
    condiciones = compilar_condiciones(
        modelo, compilar_condicion, lambda linea, mensaje: errores.append((linea, mensaje))
    )
    if errores:
        raise ContenidoInvalido([Hallazgo(archivo, *error) for error in errores])
    validar_esquema(bpmn, archivo)
    return Proceso(modelo, Motor(bpmn, modelo.id, condiciones), bpmn, parametros)
