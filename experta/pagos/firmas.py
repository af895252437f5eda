"""Signatures of events: HMAC-SHA256 over the moment and the raw body, as received.

The body is never parsed before, nor serialised again to check it: another order of keys is another
message. A moment more than five minutes away from ours is a replay or a broken clock.
"""

import hmac
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from experta.comun import reloj
from experta.comun.ajeno import leer_json
from experta.pagos.errores import EventoIlegible, FirmaInvalida

CABECERA = "X-Firma-Pago"
TOLERANCIA = 300  # seconds, to either side
CUERPO_MAXIMO = 64 * 1024  # bytes
_FIRMA = re.compile(r"t=([0-9]{1,12}),v1=([0-9a-f]{64})")


def firmar(secreto: bytes, cuerpo: bytes) -> dict[str, str]:
    """Return the header that signs a body now."""
    momento = int(reloj.ahora().timestamp())
    return {CABECERA: f"t={momento},v1={_resumen(secreto, momento, cuerpo)}"}


def comprobar(secreto: bytes, cuerpo: bytes, cabeceras: Mapping[str, str]) -> None:
    """Accept a body signed with that secret within the tolerance.

    Raises:
        FirmaInvalida: no signature, of another secret or body, or out of time.
    """
    valores = [valor for nombre, valor in cabeceras.items() if nombre.lower() == CABECERA.lower()]
    partes = _FIRMA.fullmatch(valores[0]) if valores else None
    if partes is None:
        raise FirmaInvalida("El evento no trae una firma que podamos leer.")
    momento = int(partes[1])
    if not hmac.compare_digest(partes[2], _resumen(secreto, momento, cuerpo)):
        raise FirmaInvalida("La firma del evento no es de esta pasarela.")
    if abs(reloj.ahora().timestamp() - momento) > TOLERANCIA:
        raise FirmaInvalida("La firma del evento está fuera de tiempo.")


def leer(cuerpo: bytes) -> dict[str, Any]:
    """Return the object of a signed body.

    Raises:
        EventoIlegible: too long, not a JSON object, or text that no database keeps.
    """
    if len(cuerpo) > CUERPO_MAXIMO:
        raise EventoIlegible("El evento es demasiado largo.")
    try:
        datos = leer_json(cuerpo)
    except ValueError as error:
        raise EventoIlegible("El evento no es JSON.") from error
    if not isinstance(datos, dict):
        raise EventoIlegible("El evento no tiene la forma esperada.")
    return datos


def _resumen(secreto: bytes, momento: int, cuerpo: bytes) -> str:
    return hmac.new(secreto, f"{momento}.".encode() + cuerpo, sha256).hexdigest()
