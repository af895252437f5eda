"""How the database would do the queries of a piece of code, with their parameters bound as sent.

A plan asked for with the values written into the text is another plan: SQLite then serves a
partial index that it never serves to a parameter.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection


def planes(hacer: Callable[[], object]) -> list[str]:
    """Do it, and return the plan of each SELECT it sent, in order."""
    enviadas: list[tuple[str, Any]] = []

    def anotar(execute: Any, sql: str, params: Any, many: bool, contexto: Any) -> Any:
        if sql.startswith("SELECT"):
            enviadas.append((sql, params))
        return execute(sql, params, many, contexto)

    with connection.execute_wrapper(anotar):
        hacer()
    return [_plan(sql, params) for sql, params in enviadas]


def _plan(sql: str, params: Any) -> str:
    como = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{como} {sql}", params)
        return "\n".join(str(fila) for fila in cursor.fetchall())
