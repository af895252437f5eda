"""Expressions and decision tables (tarifa.csv, reglas/*.csv)."""
