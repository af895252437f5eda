"""What is missing or wrong in a set of answers, as plain sentences that say how to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from experta.motores.formularios.estructura import Estructura
from experta.motores.formularios.evaluacion import Estado, Fila, evaluar, obligatoria
from experta.motores.formularios.modelo import Falta, Pregunta
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA
from experta.motores.formularios.tipos.base import Catastral, citar


@dataclass(frozen=True)
class _Revision:
    """What every check needs besides the question and its answer."""

    catastral: Catastral
    adjuntos: Mapping[str, int]
    filas: Mapping[str, list[Fila]]


def revisar(
    formulario: Estructura, respuestas: object, adjuntos: Mapping[str, int], seccion: str | None
) -> list[Falta]:
    """Return the faults of the visible questions, of one page or of all, in the order asked."""
    estado = evaluar(formulario, respuestas)
    revision = _Revision(formulario.clave_catastral, adjuntos, estado.filas)
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
    if aviso := _cuantas_filas(grupo, len(filas), contexto):
        yield Falta(grupo.clave, aviso)
    for indice, (fila, evaluada) in enumerate(zip(filas, revision.filas[grupo.clave], strict=True)):
        visibles = [sub for sub in grupo.preguntas if sub.clave in evaluada.visibles]
        for sub in visibles:
            nombre = f"{grupo.clave}-{indice}-{sub.clave}"
            celda = fila.get(sub.clave)
            yield from _de_respuesta(revision, sub, celda, nombre, evaluada.contexto)
    if filas:
        yield from _de_reglas(grupo, grupo.clave, contexto)


def _cuantas_filas(grupo: Pregunta, cuantas: int, contexto: Mapping[str, object]) -> str | None:
    minimo, maximo = _cantidades(grupo)
    if not cuantas and obligatoria(grupo, contexto):
        return f"Agrega al menos {max(minimo, 1)} en «{grupo.etiqueta}»."
    if 0 < cuantas < minimo:
        return f"Agrega al menos {minimo} en «{grupo.etiqueta}»; llevas {cuantas}."
    if maximo is not None and cuantas > maximo:
        return f"Deja {maximo} como máximo en «{grupo.etiqueta}»."
    return None


def _cantidades(pregunta: Pregunta) -> tuple[int, int | None]:
    maximo = pregunta.limite_superior
    return int(pregunta.limite_inferior or 0), None if maximo is None else int(maximo)


def _ilegible(pregunta: Pregunta, nombre: str) -> Falta:
    return Falta(nombre, f"Escribe de nuevo {citar(pregunta)}: no pudimos leer lo que llegó.")
