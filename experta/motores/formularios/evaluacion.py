"""Which questions are asked and what expressions see, for a set of answers.

One pass in the order of dependencies: a hidden question's answer does not count, so whatever
depended on it is judged without it. An expression without an answer yet is "not known yet": a
condition does not hold and a calculation has no value.
"""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from experta.motores.formularios.estructura import Estructura, con_sufijos
from experta.motores.formularios.modelo import ExpresionLike, Pregunta
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA
from experta.motores.formularios.tipos.base import para_expresion

_NEUTRO: Mapping[str, object] = {"numero": None, "dinero": None, "texto": "", "si_no": False}


@dataclass(frozen=True)
class Fila:
    """One row of a group: what its expressions see and which of its questions are asked."""

    contexto: Mapping[str, object]
    visibles: frozenset[str]


@dataclass
class Estado:
    """The form for a set of answers. `visibles` holds keys of questions, `#clave` of pages."""

    respuestas: Mapping[str, object]
    contexto: dict[str, object] = field(default_factory=dict)
    visibles: set[str] = field(default_factory=set)
    filas: dict[str, list[Fila]] = field(default_factory=dict)


def evaluar(formulario: Estructura, respuestas: object) -> Estado:
    """Return the state of the form; arbitrary JSON never raises."""
    dadas = respuestas if isinstance(respuestas, Mapping) else {}
    estado = Estado(dadas)
    condiciones = {f"#{s.clave}": s.visible_si for s in formulario.secciones}
    for clave in formulario.orden:
        if clave in condiciones:
            if se_cumple(condiciones[clave], estado.contexto):
                estado.visibles.add(clave)
        else:
            _evaluar_pregunta(formulario, formulario.preguntas[clave], estado)
    return estado


def depurar(formulario: Estructura, respuestas: object) -> dict[str, object]:
    """Return the answers of what is asked, without what was written and is hidden now.

    A hidden cell of a row counts as not answered. Done twice it changes nothing more.
    """
    estado = evaluar(formulario, respuestas)
    return {
        clave: _sin_celdas_ocultas(valor, estado.filas.get(clave))
        for clave, valor in estado.respuestas.items()
        if clave in estado.visibles
    }


def _sin_celdas_ocultas(valor: object, evaluadas: list[Fila] | None) -> object:
    if evaluadas is None or not isinstance(valor, list):
        return valor
    filas = [fila for fila in valor if isinstance(fila, Mapping)]
    return [
        {clave: celda if clave in evaluada.visibles else None for clave, celda in fila.items()}
        for fila, evaluada in zip(filas, evaluadas, strict=True)
    ]


def se_cumple(expresion: ExpresionLike | None, contexto: Mapping[str, object]) -> bool:
    """Return whether a condition holds; no condition holds always, one not known yet does not."""
    if expresion is None:
        return True
    try:
        return expresion.es_cierta(contexto)
    except ValueError:
        return False


def obligatoria(pregunta: Pregunta, contexto: Mapping[str, object]) -> bool:
    """Return whether a visible question must be answered."""
    if pregunta.requerido_si is None:
        return pregunta.requerido
    return se_cumple(pregunta.requerido_si, contexto)


def _evaluar_pregunta(formulario: Estructura, pregunta: Pregunta, estado: Estado) -> None:
    clave = pregunta.clave
    pagina = f"#{formulario.seccion_de[clave].clave}"
    visible = pagina in estado.visibles and se_cumple(pregunta.visible_si, estado.contexto)
    valor = estado.respuestas.get(clave) if visible else None
    if visible:
        estado.visibles.add(clave)
    if pregunta.tipo == "grupo":
        orden = formulario.orden_de_filas[clave]
        filas, valores = evaluar_filas(pregunta, orden, valor, estado.contexto)
        estado.filas[clave] = filas
        estado.contexto[clave] = valores
    else:
        estado.contexto |= _valores(pregunta, valor, visible, estado.contexto)


def evaluar_filas(
    grupo: Pregunta, orden: tuple[str, ...], valor: object, fuera: Mapping[str, object]
) -> tuple[list[Fila], list[dict[str, object]]]:
    """Return each row of a group, and the values of its questions for expressions."""
    subpreguntas = {sub.clave: sub for sub in grupo.preguntas}
    filas, todas = [], []
    for fila in valor if isinstance(valor, list) else []:
        if not isinstance(fila, Mapping):
            continue
        propios: dict[str, object] = {}
        contexto: Mapping[str, object] = ChainMap(propios, fuera)  # type: ignore[arg-type]
        visibles = set()
        for clave in orden:
            visible = se_cumple(subpreguntas[clave].visible_si, contexto)
            if visible:
                visibles.add(clave)
            celda = fila.get(clave) if visible else None
            propios |= _valores(subpreguntas[clave], celda, visible, contexto)
        filas.append(Fila(contexto, frozenset(visibles)))
        todas.append(propios)
    return filas, todas


def _valores(
    pregunta: Pregunta, valor: object, visible: bool, contexto: Mapping[str, object]
) -> dict[str, object]:
    if pregunta.tipo == "calculo":
        return {pregunta.clave: _calcular(pregunta, contexto if visible else None)}
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    if tipo is None:
        return {}
    usable = valor if tipo.tiene_forma(valor) else None
    return con_sufijos(pregunta.clave, tipo.contexto(pregunta, usable))


def _calcular(pregunta: Pregunta, contexto: Mapping[str, object] | None) -> object:
    neutro = _NEUTRO[pregunta.resultado]
    if pregunta.calculo is None or contexto is None:
        return neutro
    try:
        resultado = pregunta.calculo.evaluar(contexto)
    except ValueError:
        return neutro
    if pregunta.resultado == "si_no":
        return resultado is True
    if pregunta.resultado == "texto":
        return neutro if resultado is None else str(resultado)
    return _cantidad(resultado, entero=pregunta.resultado == "dinero")


def _cantidad(resultado: object, *, entero: bool) -> int | float | None:
    """Return a number for expressions; money is rounded half up to the centavo."""
    if isinstance(resultado, bool) or not isinstance(resultado, int | float | Decimal):
        return None
    numero = Decimal(str(resultado))
    if not numero.is_finite():
        return None
    if entero:
        numero = numero.to_integral_value(ROUND_HALF_UP)
    return para_expresion(numero)
