"""One text for one datum: the canonical JSON that leaves are hashed from. Pure, no Django."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from experta.bitacora.merkle import huella_de_hoja

# What a leaf is hashed from; its own hash is the one field left out.
CAMPOS = ("numero", "at", "acto", "estado", "asunto", "actor", "en_nombre_de", "resumen")


def _simple(valor: object) -> str:
    if isinstance(valor, datetime):
        if valor.tzinfo is None:
            raise TypeError("a moment without a zone has no canonical form")
        return valor.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(valor, date):
        return valor.isoformat()
    if isinstance(valor, UUID):
        return str(valor)
    raise TypeError(f"{type(valor).__name__} has no canonical form")


# Made once: a million leaves are verified with it.
_JSON = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_simple
)


def canonico(dato: object) -> bytes:
    """Return the JSON of a datum: sorted keys, no blanks, UTF-8, ISO dates, moments in UTC.

    Raises:
        TypeError: a value that has no canonical form (a Decimal, a naive moment, an object).
        ValueError: a number that JSON lacks (NaN, infinity).
    """
    return _JSON.encode(dato).encode()


def huella(contenido: Mapping[str, object]) -> str:
    """Return the hex hash of a leaf from its CAMPOS."""
    return huella_de_hoja(canonico(dict(contenido))).hex()
