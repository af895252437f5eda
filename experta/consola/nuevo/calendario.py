"""The días inhábiles that the whole country shares: the days of rest of LFT, article 74."""

from collections.abc import Iterator
from datetime import date, timedelta

LEY = "Ley Federal del Trabajo, art. 74, fracción"
# The federal executive changes on 1 October of these years (fracción VII).
_CAMBIO = 2024


def descansos(ejercicio: int) -> list[dict[str, object]]:
    """Return the days of one year as `calendario/<year>.yaml` writes them."""
    return [
        {
            "fecha": dia,
            "nombre": nombre,
            "fuente": f"{LEY} {fraccion}",
            "certeza": "publicada",
        }
        for dia, nombre, fraccion in _dias(ejercicio)
    ]


def _dias(ejercicio: int) -> Iterator[tuple[date, str, str]]:
    yield date(ejercicio, 1, 1), "Año Nuevo", "I"
    yield _lunes(ejercicio, 2, 1), "Aniversario de la Constitución (primer lunes de febrero)", "II"
    yield _lunes(ejercicio, 3, 3), "Natalicio de Benito Juárez (tercer lunes de marzo)", "III"
    yield date(ejercicio, 5, 1), "Día del Trabajo", "IV"
    yield date(ejercicio, 9, 16), "Día de la Independencia", "V"
    if (ejercicio - _CAMBIO) % 6 == 0:
        yield date(ejercicio, 10, 1), "Cambio del Poder Ejecutivo Federal", "VII"
    yield _lunes(ejercicio, 11, 3), "Aniversario de la Revolución (tercer lunes de noviembre)", "VI"
    yield date(ejercicio, 12, 25), "Navidad", "VIII"


def _lunes(ejercicio: int, mes: int, cual: int) -> date:
    """Return the first, second… Monday of a month."""
    primero = date(ejercicio, mes, 1)
    return primero + timedelta(days=-primero.weekday() % 7 + 7 * (cual - 1))
