"""What is missing or wrong in a set of answers, as plain sentences that say how to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from experta.motores.formularios.estructura import Estructura
from experta.motores.formularios.evaluacion import (
    Estado,
    Fila,
    evaluar,
    evaluar_filas,
    obligatoria,
)
from experta.motores.formularios.modelo import Falta, Pregunta
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA
from experta.motores.formularios.tipos.base import Catastral, citar


@dataclass(frozen=True)
class _Revision:
    """What every check needs besides the question and its answer."""

    catastral: Catastral
    adjuntos: Mapping[str, int]
    filas: Mapping[str, list[Fila]]
    orden_de_filas: Mapping[str, tuple[str, ...]]


def revisar(
    formulario: Estructura, respuestas: object, adjuntos: Mapping[str, int], seccion: str | None
) -> list[Falta]:
    """Return the faults of the visible questions, of one page or of all, in the order asked."""
    estado = evaluar(formulario, respuestas)
    revision = _Revision(
        formulario.clave_catastral, adjuntos, estado.filas, formulario.orden_de_filas
    )
    return [
        falta
        for pagina in formulario.secciones
        if seccion in (None, pagina.clave)
        for pregunta in pagina.preguntas
        if pregunta.clave in estado.visibles
        for falta in _de_pregunta(revision, pregunta, estado)
    ]


def _de_pregunta(revision: _Revision, pregunta: Pregunta, estado: Estado) -> Iterator[Falta]:
    valor = estado.respuestas.get(pregunta.clave)
    if pregunta.tipo == "archivo":
        yield from _de_archivo(revision, pregunta, estado.contexto)
    elif pregunta.tipo == "grupo":
        yield from _de_grupo(revision, pregunta, valor, estado.contexto)
    else:
        yield from _de_respuesta(revision, pregunta, valor, pregunta.clave, estado.contexto)


def _de_respuesta(
    revision: _Revision,
    pregunta: Pregunta,
    valor: object,
    nombre: str,
    contexto: Mapping[str, object],
) -> Iterator[Falta]:
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    if tipo is None:  # a calculation: nobody answers it, yet its result may be out of bounds
        yield from _de_reglas(pregunta, nombre, contexto)
    elif tipo.vacio(valor):
        if obligatoria(pregunta, contexto):
            yield from tipo.sin_respuesta(pregunta, nombre)
    elif not tipo.tiene_forma(valor):
        yield _ilegible(pregunta, nombre)
    else:
        faltas = list(tipo.faltas(pregunta, valor, nombre, revision.catastral))
        yield from faltas
        if not any(falta.bloquea for falta in faltas):
            yield from _de_reglas(pregunta, nombre, contexto)


def _de_reglas(pregunta: Pregunta, nombre: str, contexto: Mapping[str, object]) -> Iterator[Falta]:
    """Yield the message of each rule known to be broken; one not known yet is not broken."""
    for regla in pregunta.validaciones:
        try:
            cumple = regla.si.es_cierta(contexto)
        except ValueError:
            continue
        if not cumple:
            yield Falta(nombre, regla.mensaje)


def _de_archivo(
    revision: _Revision, pregunta: Pregunta, contexto: Mapping[str, object]
) -> Iterator[Falta]:
    cuantos = revision.adjuntos.get(pregunta.clave, 0)
    minimo, maximo = _cantidades(pregunta)
    if not cuantos and obligatoria(pregunta, contexto):
        yield Falta(pregunta.clave, f"Sube el archivo de «{pregunta.etiqueta}».")
    elif 0 < cuantos < minimo:
        aviso = f"Sube al menos {minimo} archivos en «{pregunta.etiqueta}»; llevas {cuantos}."
        yield Falta(pregunta.clave, aviso)
    elif maximo is not None and cuantos > maximo:
        aviso = f"Quita archivos de «{pregunta.etiqueta}»: son {maximo} como máximo."
        yield Falta(pregunta.clave, aviso)
    if cuantos:
        yield from _de_reglas(pregunta, pregunta.clave, contexto)


def _de_grupo(
    revision: _Revision, grupo: Pregunta, valor: object, contexto: Mapping[str, object]
) -> Iterator[Falta]:
    filas = [] if valor is None else valor
    if not isinstance(filas, list) or not all(isinstance(fila, Mapping) for fila in filas):
        yield _ilegible(grupo, grupo.clave)
        return
    for indice, (fila, evaluada) in enumerate(zip(filas, revision.filas[grupo.clave], strict=True)):
        yield from _de_fila(revision, grupo, indice, fila, evaluada)
    if filas or obligatoria(grupo, contexto):
        yield from _de_las_que_faltan(revision, grupo, len(filas), contexto)
    _, maximo = _cantidades(grupo)
    if maximo is not None and len(filas) > maximo:
        yield Falta(grupo.clave, f"Deja {maximo} como máximo en «{grupo.etiqueta}».")
    if filas:
        yield from _de_reglas(grupo, grupo.clave, contexto)


def _de_fila(
    revision: _Revision, grupo: Pregunta, indice: int, fila: Mapping[str, object], evaluada: Fila
) -> Iterator[Falta]:
    """Yield the faults of one row, each saying which row it is."""
    for sub in grupo.preguntas:
        if sub.clave in evaluada.visibles:
            nombre = f"{grupo.clave}-{indice}-{sub.clave}"
            celda = fila.get(sub.clave)
            for falta in _de_respuesta(revision, sub, celda, nombre, evaluada.contexto):
                cual = f"{grupo.etiqueta} {indice + 1}: {falta.mensaje}"
                yield replace(falta, mensaje=cual)


def _de_las_que_faltan(
    revision: _Revision, grupo: Pregunta, cuantas: int, contexto: Mapping[str, object]
) -> Iterator[Falta]:
    """Yield what to write in each row still blank, or how many where nothing of a row binds."""
    orden = revision.orden_de_filas[grupo.clave]
    (vacia,), _ = evaluar_filas(grupo, orden, [{}], contexto)
    for indice in range(cuantas, grupo.filas_de_inicio):
        faltas = list(_de_fila(revision, grupo, indice, {}, vacia))
        if not faltas:
            minimo = grupo.filas_de_inicio
            aviso = f"Agrega al menos {minimo} en «{grupo.etiqueta}»; llevas {cuantas}."
            yield Falta(grupo.clave, aviso)
            return
        yield from faltas


def _cantidades(pregunta: Pregunta) -> tuple[int, int | None]:
    maximo = pregunta.limite_superior
    return int(pregunta.limite_inferior or 0), None if maximo is None else int(maximo)


def _ilegible(pregunta: Pregunta, nombre: str) -> Falta:
    return Falta(nombre, f"Escribe de nuevo {citar(pregunta)}: no pudimos leer lo que llegó.")
