"""The same check of the time-zone data, in the database: PostgreSQL carries its own copy.

SQLite has none: there every local date is worked out in Python, and nothing is to be checked.
"""

from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction

from experta.comun.municipio import municipio_actual
from experta.plazos.zona import ZonaEquivocada, hechos


def comprobar_zona_en_base(zona: str = "") -> int:
    """Check the known offsets of a zone (by default the town's); return how many were asked.

    Raises:
        ZonaEquivocada: the database does not know the zone, or an offset is not the law's.
    """
    zona = zona or municipio_actual().zona
    if connection.vendor != "postgresql":
        return 0
    esperadas = hechos().get(zona, {})
    for momento, horas in esperadas.items():
        local = _hora_local(zona, momento)
        if local != datetime.fromisoformat(momento) + timedelta(hours=horas):
            raise ZonaEquivocada(
                f"Los datos de zonas horarias de la base de datos están atrasados: en {zona}, "
                f"{momento} UTC debe ir a {horas} horas y da {local}. Actualiza PostgreSQL o el "
                "tzdata que usa."
            )
    return len(esperadas)


def _hora_local(zona: str, momento: str) -> datetime:
    """Return the wall time that the database gives to a moment of UTC."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT timezone(%s, %s::timestamptz)", [zona, f"{momento}+00"])
            local: datetime = cursor.fetchone()[0]
    except DatabaseError as error:
        raise ZonaEquivocada(f"La base de datos no conoce la zona horaria «{zona}».") from error
    return local
