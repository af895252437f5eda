"""The answers as a person reads them, for checking before sending and for documents."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from experta.comun import dinero
from experta.motores.formularios.estructura import Estructura
from experta.motores.formularios.evaluacion import Estado, Fila, evaluar
from experta.motores.formularios.modelo import Pregunta, Seccion
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA

SIN_RESPUESTA = "Sin respuesta"

Renglon = tuple[Pregunta, str]


def resumir(
    formulario: Estructura, respuestas: object, archivos: Mapping[str, Sequence[str]] | None
) -> list[tuple[Seccion, list[Renglon]]]:
    """Return each visible page with its visible questions and their answers in words.

    `archivos` gives the names of the files of each question; without it files are left out.
    """
    estado = evaluar(formulario, respuestas)
    paginas = []
    for seccion in formulario.secciones:
        renglones = [
            (pregunta, _texto(pregunta, estado, archivos or {}))
            for pregunta in seccion.preguntas
            if pregunta.clave in estado.visibles
            and (pregunta.tipo != "archivo" or archivos is not None)
        ]
        if renglones:
            paginas.append((seccion, renglones))
    return paginas


def _texto(pregunta: Pregunta, estado: Estado, archivos: Mapping[str, Sequence[str]]) -> str:
    valor = estado.respuestas.get(pregunta.clave)
    if pregunta.tipo == "archivo":
        return ", ".join(archivos.get(pregunta.clave, ())) or SIN_RESPUESTA
    if pregunta.tipo == "grupo":
        dichas = [f for f in valor if isinstance(f, Mapping)] if isinstance(valor, list) else []
        pares = zip(dichas, estado.filas[pregunta.clave], strict=True)
        textos = [f"{i}. {_fila(pregunta, f, e)}" for i, (f, e) in enumerate(pares, start=1)]
        return "\n".join(textos) or SIN_RESPUESTA
    return _respuesta(pregunta, valor, estado.contexto)


def _fila(grupo: Pregunta, fila: Mapping[str, object], evaluada: Fila) -> str:
    return "; ".join(
        f"{sub.etiqueta}: {_respuesta(sub, fila.get(sub.clave), evaluada.contexto)}"
        for sub in grupo.preguntas
        if sub.clave in evaluada.visibles
    )


def _respuesta(pregunta: Pregunta, valor: object, contexto: Mapping[str, object]) -> str:
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    if tipo is None:
        return _calculado(pregunta, contexto[pregunta.clave])
    if tipo.vacio(valor):
        return SIN_RESPUESTA
    return tipo.legible(pregunta, valor) if tipo.tiene_forma(valor) else str(valor)


def _calculado(pregunta: Pregunta, valor: object) -> str:
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if pregunta.resultado == "dinero" and isinstance(valor, int):
        return dinero.con_signo(valor)
    if isinstance(valor, int | float):
        return f"{Decimal(str(valor)):,}"
    return str(valor) if valor else "Aún sin calcular"
