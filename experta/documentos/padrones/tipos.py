"""What a register says, whoever carries the question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from experta.comun.ajeno import leer_json


@dataclass(frozen=True)
class Ficha:
    """A property in the register: whether it owes anything, and until when it is paid."""

    clave: str
    al_corriente: bool
    pagado_hasta: date


def leer(cuerpo: bytes) -> Ficha:
    """Return what an answer of the register says (see `simulador.py` for its form).

    Raises:
        ConnectionError: it cannot be read; nothing is concluded from half an answer.
    """
    try:
        datos: Mapping[str, Any] = leer_json(cuerpo)
        if not isinstance(datos["al_corriente"], bool):
            raise ValueError("al_corriente")
        return Ficha(
            clave=str(datos["clave_catastral"]),
            al_corriente=datos["al_corriente"],
            pagado_hasta=date.fromisoformat(datos["pagado_hasta"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ConnectionError("El padrón respondió algo que no se entiende.") from error
