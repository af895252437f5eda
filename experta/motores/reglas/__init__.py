"""Expressions and decision tables (tarifa.csv, reglas/*.csv)."""

from experta.motores.reglas.comparaciones import comparados
from experta.motores.reglas.errores import ErrorDeDecision, ErrorDeEvaluacion, ErrorDeExpresion
from experta.motores.reglas.expresion import Expresion, compilar
from experta.motores.reglas.lectura import leer_tabla
from experta.motores.reglas.partes import Fila
from experta.motores.reglas.tabla import Tabla
from experta.motores.reglas.tarifa import (
    DEL_DIA,
    Concepto,
    calcular_tarifa,
    leer_tarifa,
    total_centavos,
)

__all__ = [
    "DEL_DIA",
    "Concepto",
    "ErrorDeDecision",
    "ErrorDeEvaluacion",
    "ErrorDeExpresion",
    "Expresion",
    "Fila",
    "Tabla",
    "calcular_tarifa",
    "comparados",
    "compilar",
    "leer_tabla",
    "leer_tarifa",
    "total_centavos",
]
