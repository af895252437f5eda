"""From the inputs of an HTML form to canonical answers, and back to show them again."""

import re
from typing import cast

from experta.motores.formularios.modelo import Pregunta, Valor
from experta.motores.formularios.tipos import TIPOS_CON_RESPUESTA
from experta.motores.formularios.tipos.base import Catastral, Crudo


def normalizar(pregunta: Pregunta, crudo: Crudo, municipio_clave_catastral: Catastral) -> Valor:
    """Return the canonical answer, which can be written as JSON.

    numero is text ("12.5"), dinero integer centavos, fecha AAAA-MM-DD, si_no a boolean, opciones a
    list of keys, domicilio, predio and giro a dict of texts, grupo a list of dicts, and the rest
    text; without answer, None. Text that cannot be read stays as typed, so that nothing is lost,
    and `Formulario.validar` reports it. Files and calculations are never in the answers: None.

    Args:
        pregunta: the question.
        crudo: the inputs, by name: `clave`, `clave__calle` (composed), `clave-0-subclave` (rows).
        municipio_clave_catastral: `patron` and `ejemplo`, as in municipio.yaml.
    """
    return _leer(pregunta, crudo, pregunta.clave, municipio_clave_catastral)


def a_crudo(pregunta: Pregunta, valor: Valor) -> dict[str, list[str]]:
    """Return the inputs that show an answer again; `normalizar` gives back the same answer."""
    return _escribir(pregunta, valor, pregunta.clave)


def _leer(pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
    if pregunta.tipo == "grupo":
        return _leer_filas(pregunta, crudo, nombre, catastral)
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    return tipo.leer(pregunta, crudo, nombre, catastral) if tipo else None


def _leer_filas(pregunta: Pregunta, crudo: Crudo, nombre: str, catastral: Catastral) -> Valor:
    patron = re.compile(rf"{re.escape(nombre)}-(0|[1-9][0-9]{{0,3}})-.+", re.DOTALL)
    indices = sorted({int(m[1]) for m in map(patron.fullmatch, crudo) if m})
    filas: list[dict[str, Valor]] = []
    for indice in indices:
        fila = {
            sub.clave: _leer(sub, crudo, f"{nombre}-{indice}-{sub.clave}", catastral)
            for sub in pregunta.preguntas
            if sub.tipo in TIPOS_CON_RESPUESTA
        }
        # An emptied row is how a person without JavaScript deletes it.
        if any(valor not in (None, []) for valor in fila.values()):
            filas.append(fila)
    return filas


def _escribir(pregunta: Pregunta, valor: Valor, nombre: str) -> dict[str, list[str]]:
    if pregunta.tipo == "grupo":
        return _escribir_filas(pregunta, valor, nombre)
    tipo = TIPOS_CON_RESPUESTA.get(pregunta.tipo)
    return tipo.escribir(valor, nombre) if tipo else {}


def _escribir_filas(pregunta: Pregunta, valor: Valor, nombre: str) -> dict[str, list[str]]:
    crudo: dict[str, list[str]] = {}
    for indice, fila in enumerate(valor if isinstance(valor, list) else []):
        if not isinstance(fila, dict):
            continue
        for sub in pregunta.preguntas:
            celda = cast(Valor, fila.get(sub.clave))
            crudo |= _escribir(sub, celda, f"{nombre}-{indice}-{sub.clave}")
    return crudo
