"""JSON that another program wrote, read before anybody trusts it (beside `xml` and `yaml`)."""

import json
from typing import Any


def leer_json(escrito: bytes) -> Any:
    """Return what a JSON text says (RFC 8259).

    Raises:
        ValueError: it is not JSON, nests too deep, or says what no database keeps.
    """
    try:
        datos = json.loads(escrito, parse_constant=_constante)
        # Half a character (a lone surrogate) does not encode, and PostgreSQL keeps no U+0000.
        dicho = json.dumps(datos, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if b"\\u0000" in dicho:
        raise ValueError("U+0000")
    return datos


def _constante(nombre: str) -> float:
    raise ValueError(nombre)
