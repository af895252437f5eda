"""What an event is worth, judged alone. Pure: the row decides the race, these decide the reading.

An event says `evento` (the gateway's id), `clase`, `referencia`, `importe_centavos`, `moneda` and
`cobro` (the gateway's id of the charge). Events come repeated and in any order, so each is judged
by itself: only `pagado` pays, and nothing un-pays by itself.
"""

from collections.abc import Mapping
from typing import Any

MONEDA = "MXN"
PAGADO = "pagado"
INFORMATIVAS = ("creado", "pendiente", "fallido", "liquidado")  # compared with any JSON value


def informa(cuerpo: Mapping[str, Any]) -> bool:
    """Say whether it only tells how the charge goes: no money moved that we must answer for."""
    return cuerpo.get("clase") in INFORMATIVAS


def trae_dinero(cuerpo: Mapping[str, Any]) -> bool:
    """Say whether it tells of money that a person paid: applied, or owed back."""
    return cuerpo.get("clase") == PAGADO


def objecion(cuerpo: Mapping[str, Any], total_centavos: int) -> str:
    """Return why a person must look at it, or "" when it pays exactly the order."""
    if cuerpo.get("clase") == "devuelto":
        return "La pasarela devolvió el dinero."
    if not trae_dinero(cuerpo):
        return "No conocemos esta clase de evento."
    if cuerpo.get("moneda") != MONEDA:
        return "El pago está en otra moneda."
    importe = cuerpo.get("importe_centavos")
    if type(importe) is not int or importe != total_centavos:
        return "El importe no es el de la orden."
    return ""


def mismo_cobro(cuerpo: Mapping[str, Any], otro: Mapping[str, Any]) -> bool:
    """Say whether two events of one gateway tell of the same charge."""
    return bool(cuerpo.get("cobro")) and cuerpo.get("cobro") == otro.get("cobro")
