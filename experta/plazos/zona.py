"""Check of the time-zone data: an old tz database moves deadlines by an hour without a sound."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from experta.comun.municipio import municipio_actual

# Chihuahua kept UTC-7 (-6 in summer) until the Ley de los Husos Horarios of 28 October 2022 and
# keeps UTC-6 all year since the 30th. Juárez follows the summer time of its neighbours.
HECHOS: dict[str, tuple[tuple[str, int], ...]] = {
    "America/Chihuahua": (
        ("2021-10-31T07:30", -6),
        ("2021-10-31T08:30", -7),
        ("2022-01-15T12:00", -7),
        ("2022-10-31T12:00", -6),
        ("2022-12-15T12:00", -6),
        ("2026-01-15T12:00", -6),
        ("2026-07-15T12:00", -6),
    ),
    "America/Ciudad_Juarez": (("2026-01-15T12:00", -7), ("2026-07-15T12:00", -6)),
    "America/Ojinaga": (("2026-01-15T12:00", -6), ("2026-07-15T12:00", -5)),
}


class ZonaEquivocada(RuntimeError):
    """The time-zone data of this machine does not say what the law says."""


def comprobar_zona(zona: str = "") -> None:
    """Check the known offsets of a zone (by default the town's); meant for every start-up.

    Raises:
        ZonaEquivocada: the zone is unknown, or an offset is not the one of the law.
    """
    zona = zona or municipio_actual().zona
    try:
        reglas = ZoneInfo(zona)
    except ZoneInfoNotFoundError as error:
        raise ZonaEquivocada(f"La zona horaria «{zona}» no existe en esta máquina.") from error
    for momento, horas in HECHOS.get(zona, ()):
        instante = datetime.fromisoformat(momento).replace(tzinfo=UTC).astimezone(reglas)
        if instante.utcoffset() != timedelta(hours=horas):
            raise ZonaEquivocada(
                f"Los datos de zonas horarias están atrasados: en {zona}, {momento} UTC debe ir a "
                f"{horas} horas y va a {instante:%z}. Actualiza el paquete tzdata."
            )
