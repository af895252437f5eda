"""The sweep of due moments with few finished ones behind it, and with a million.

Run by `python -m bench --barrido` in the environment of a new installation; prints JSON.
"""

import json
import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (needs Django ready)
from django.db import connection  # noqa: E402

from bench.carga import percentiles  # noqa: E402
from experta.comun import reloj  # noqa: E402
from experta.plazos.models import Plazo  # noqa: E402
from experta.plazos.services import abrir_plazo, vencidos_por_atender  # noqa: E402

TERMINADOS = (1_000, 1_000_000)
POR_ATENDER = 200
BARRIDOS = 50


def medir() -> list[dict[str, Any]]:
    """Return, for each number of finished moments, p50 and p95 of a sweep in milliseconds."""
    call_command("migrate", verbosity=0)
    plazo = abrir_plazo(
        asunto=uuid4(),
        clave="respuesta",
        unidad="dias_habiles",
        cantidad=10,
        presentado_at=reloj.ahora(),
        regla="plazo-general",
    )
    _agregar(plazo, "pendiente", POR_ATENDER, terminados=False)
    medidas, hay = [], 0
    for total in TERMINADOS:
        _agregar(plazo, "terminado", total, terminados=True, desde=hay)
        hay = total
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE plazos_vencimiento")
        p50, p95 = percentiles([_barrer() for _ in range(BARRIDOS)])
        medidas.append({"terminados": total, "p50_ms": p50, "p95_ms": p95})
    return medidas


def _agregar(plazo: Plazo, tipo: str, hasta: int, *, terminados: bool, desde: int = 0) -> None:
    """Write the moments numbered between two figures, made by the database itself."""
    ayer = reloj.ahora() - timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO plazos_vencimiento (plazo_id, tipo, vence_at, atendido_at) "
            "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %s) "
            "SELECT %s, %s || i, %s, %s FROM n",
            [desde, hasta, plazo.pk, tipo, ayer, ayer if terminados else None],
        )


def _barrer() -> float:
    """Look for what is due, as the worker does every minute; seconds."""
    inicio = time.perf_counter()
    hallados = vencidos_por_atender(reloj.ahora(), limite=POR_ATENDER)
    tardo = time.perf_counter() - inicio
    if len(hallados) != POR_ATENDER:
        raise SystemExit("bench: el barrido no halló lo que debía.")
    return tardo


if __name__ == "__main__":
    print(json.dumps(medir()))
