"""Walks the process of an example as the acts would, without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.ejemplo import Decisiones
from experta.motores.procesos import Instancia, TareaLista

MAX_PASOS = 100


class SinDecision(Exception):
    """The example does not say what is decided at a step."""


@dataclass
class Recorrido:
    """What happened: steps by id (an area's opinions are one step), documents and end."""

    pasos: list[str] = field(default_factory=list)
    documentos: list[str] = field(default_factory=list)
    final: str | None = None


def recorrer(
    ejecutable: Ejecutable,
    respuestas: Mapping[str, object],
    decisiones: Decisiones,
    centavos: int,
) -> Recorrido:
    """Return the walk of a case from its submission to its end.

    Args:
        ejecutable: the trámite.
        respuestas: the answers.
        decisiones: what each authority decides.
        centavos: the amount of the payment order, if the process reaches it.

    Raises:
        SinDecision: a step needs a decision that the example does not have, or never ends.
        ProcesoDetenido: a gateway cannot decide.
    """
    instancia = ejecutable.proceso.iniciar(ejecutable.datos_de_proceso(respuestas))
    visitas = iter(decisiones.inspecciones)
    recorrido = Recorrido()
    for _ in range(MAX_PASOS):
        tareas = instancia.tareas()
        if not tareas:
            recorrido.final = instancia.final
            return recorrido
        tarea = tareas[0]
        if recorrido.pasos[-1:] != [tarea.elemento]:
            recorrido.pasos.append(tarea.elemento)
        if tarea.operacion == "generar-documentos":
            emitidos = ejecutable.ficha.documentos_para(tarea.sentido or "favorable")
            recorrido.documentos += [documento.clave for documento in emitidos]
        datos = _decidir(tarea, decisiones, visitas)
        if tarea.operacion == "consultar-padron":
            datos["resultado"] = decisiones.consulta
        if tarea.operacion == "orden-de-pago":
            datos["monto_centavos"] = _cobrar(ejecutable, centavos)
        _avanzar(instancia, tarea, datos)
    raise SinDecision(f"El proceso no termina en {MAX_PASOS} pasos.")


def _cobrar(ejecutable: Ejecutable, centavos: int) -> int:
    if ejecutable.ficha.costo.gratuito:
        raise SinDecision("El proceso cobra, pero la ficha dice que es gratuito.")
    return centavos


def _avanzar(instancia: Instancia, tarea: TareaLista, datos: Mapping[str, object]) -> None:
    if tarea.tipo == "espera":
        instancia.avisar(tarea.espera, datos)
    else:
        instancia.completar(tarea.id, datos)


def _decidir(
    tarea: TareaLista, decisiones: Decisiones, visitas: Iterator[str]
) -> dict[str, object]:
    match tarea.acto:
        case "dictaminar":
            return {"sentido": decisiones.dictamenes.get(tarea.area or "", "favorable")}
        case "revisar":
            return {"sentido": decisiones.revisar}
        case "resolver":
            return {"sentido": tarea.sentido or decisiones.resolver}
        case "inspeccionar":
            return {"resultado": _siguiente(visitas)}
    return {}


def _siguiente(visitas: Iterator[str]) -> str:
    resultado = next(visitas, "")
    if not resultado:
        raise SinDecision("Falta el resultado de otra visita en «inspecciones».")
    return resultado
