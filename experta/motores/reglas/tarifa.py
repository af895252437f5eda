"""Fees: a decision table that gives concepts, each rounded to the centavo.

A tarifa is a table of policy `suma` with the outputs `clave`, `concepto`, `importe` (pesos, an
expression that may read `uma`) and `fundamento` (output or note: the article of the Ley de
Ingresos). A discount that changes along the year reads `mes`, from 1 to 12. Each concept is rounded
half up to the centavo before it is added.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from experta.comun.dinero import a_centavos
from experta.comun.hallazgos import ContenidoInvalido, Hallazgo
from experta.motores.reglas.errores import ErrorDeEvaluacion
from experta.motores.reglas.expresion import Expresion
from experta.motores.reglas.lectura import leer_tabla
from experta.motores.reglas.partes import Fila
from experta.motores.reglas.tabla import Tabla

UMA = "uma"
MES = "mes"
DEL_DIA = {UMA: "numero", MES: "numero"}
SALIDAS = ("clave", "concepto", "importe", "fundamento")


@dataclass(frozen=True)
class Concepto:
    """One line of a payment order. `explicacion` says how the amount came about."""

    clave: str
    nombre: str
    importe_centavos: int
    fundamento: str
    explicacion: str


def leer_tarifa(contenido: bytes, archivo: str, nombres: Mapping[str, str]) -> Tabla:
    """Return the table of a tarifa; `uma` and `mes` are added to the names.

    Raises:
        ContenidoInvalido: as `leer_tabla`; a policy other than `suma`; a missing or blank output.
    """
    hallazgos = [
        Hallazgo(archivo, 0, f"«{nombre}» es un nombre reservado; cambia el nombre de la pregunta.")
        for nombre in DEL_DIA
        if nombre in nombres
    ]
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    tabla = leer_tabla(contenido, archivo, {**nombres, **DEL_DIA})
    if tabla.politica != "suma":
        hallazgos.append(Hallazgo(archivo, 1, "Una tarifa lleva «# politica: suma»."))
    faltan = [nombre for nombre in SALIDAS if nombre not in tabla.filas[0].salidas]
    for nombre in faltan:
        mensaje = f"Falta la columna «salida:{nombre}»."
        hallazgos.append(Hallazgo(archivo, tabla.linea_de_titulos, mensaje))
    for fila in tabla.filas:
        for nombre in SALIDAS:
            if fila.salidas.get(nombre) == "":
                hallazgos.append(Hallazgo(archivo, fila.linea, f"Falta «{nombre}» en esta fila."))
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return tabla


def calcular_tarifa(
    tabla: Tabla, contexto: Mapping[str, object], uma: Decimal, mes: int
) -> list[Concepto]:
    """Return the concepts that apply, in file order, with the daily UMA in pesos and the month.

    Raises:
        ErrorDeDecision: no row applies, or it depends on a datum that nobody answered.
        ErrorDeEvaluacion: an amount cannot be computed.
    """
    completo = {**contexto, UMA: uma, MES: Decimal(mes)}
    return [_concepto(fila, completo) for fila in tabla.elegir(completo)]


def total_centavos(conceptos: Sequence[Concepto]) -> int:
    """Return the sum of concepts already rounded."""
    return sum(concepto.importe_centavos for concepto in conceptos)


def _concepto(fila: Fila, contexto: Mapping[str, object]) -> Concepto:
    importe = fila.salidas["importe"]
    if not isinstance(importe, Expresion):
        raise ErrorDeEvaluacion(f"El importe de la fila {fila.linea} no es un número.")
    pesos = importe.decimal(contexto)
    return Concepto(
        clave=str(fila.salidas["clave"]),
        nombre=str(fila.salidas["concepto"]),
        importe_centavos=a_centavos(pesos),
        fundamento=str(fila.salidas["fundamento"]),
        explicacion=str(fila.salidas.get("explicacion") or _explicar(importe, contexto)),
    )


def _explicar(importe: Expresion, contexto: Mapping[str, object]) -> str:
    datos = ", ".join(f"{nombre} = {contexto.get(nombre)}" for nombre in sorted(importe.nombres))
    return f"{importe.texto} ({datos})" if datos else importe.texto
