"""Check of the time-zone data: an old tz database moves deadlines by an hour without a sound."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from experta.comun.hallazgos import ContenidoInvalido
from experta.comun.llenar import exigir_forma
from experta.comun.municipio import municipio_actual
from experta.comun.yaml import leer_yaml


class ZonaEquivocada(RuntimeError):
    """The time-zone data of this machine does not say what the law says."""


def hechos() -> dict[str, dict[str, int]]:
    """Return, by zone, the offset in hours that the law gives at known moments (UTC)."""
    return leer_hechos(municipio_actual().carpeta)


def leer_hechos(carpeta: Path) -> dict[str, dict[str, int]]:
    """Return the known moments of the folder of a town.

    Raises:
        ContenidoInvalido: one is no moment, or says no whole number of hours.
    """
    documento = leer_yaml((carpeta / "zonas.yaml").read_bytes(), f"{carpeta.name}/zonas.yaml")
    datos: dict[str, dict[str, int]] = exigir_forma(dict[str, dict[str, int]], documento)
    hallazgos = [
        documento.hallazgo((zona, momento), f"«{momento}» no es un momento: AAAA-MM-DDTHH:MM.")
        for zona, momentos in datos.items()
        for momento in momentos
        if not _es_momento(momento)
    ]
    if hallazgos:
        raise ContenidoInvalido(hallazgos)
    return datos


def _es_momento(texto: str) -> bool:
    try:
        datetime.fromisoformat(texto)
    except ValueError:
        return False
    return True


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
    for momento, horas in hechos().get(zona, {}).items():
        instante = datetime.fromisoformat(momento).replace(tzinfo=UTC).astimezone(reglas)
        if instante.utcoffset() != timedelta(hours=horas):
            raise ZonaEquivocada(
                f"Los datos de zonas horarias están atrasados: en {zona}, {momento} UTC debe ir a "
                f"{horas} horas y va a {instante:%z}. Actualiza el paquete tzdata."
            )
