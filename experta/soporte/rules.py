"""What a report must say, and how its time of answer is measured. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

TEXTO_MINIMO = 10
TEXTO_MAXIMO = 4000
CORREO_MAXIMO = 254


def faltas(*, clase: str, clases: Sequence[str], texto: str, correo: str) -> dict[str, str]:
    """Return the sentence to show next to each field that cannot be accepted."""
    encontradas = {}
    if clase not in clases:
        encontradas["clase"] = "Elige qué nos quieres contar."
    if len(texto) < TEXTO_MINIMO:
        encontradas["texto"] = "Cuéntanos un poco más, para poder ayudarte."
    elif len(texto) > TEXTO_MAXIMO:
        encontradas["texto"] = f"Escribe {TEXTO_MAXIMO} letras o menos."
    if correo and not _es_correo(correo):
        encontradas["correo"] = "Revisa el correo: debe verse como nombre@ejemplo.com."
    return encontradas


def _es_correo(correo: str) -> bool:
    try:
        validate_email(correo)
    except ValidationError:
        return False
    return len(correo) <= CORREO_MAXIMO


def solo_ruta(pagina: str) -> str:
    """Return the path of an address: what follows the question mark may hold personal data."""
    try:
        return urlsplit(pagina).path.replace("\0", "")[:300]
    except ValueError:
        return ""


def percentil(ordenados: Sequence[timedelta], porciento: int) -> timedelta | None:
    """Return the least time within which that share was answered (nearest rank), if any was."""
    if not ordenados:
        return None
    rango = -(-len(ordenados) * porciento // 100)
    return ordenados[max(rango, 1) - 1]
