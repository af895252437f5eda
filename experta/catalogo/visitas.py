"""Whether a trámite can be done without going anywhere nor waiting for anybody to come."""

from collections.abc import Mapping
from typing import Any


def sin_visitas(ficha: Mapping[str, Any]) -> bool:
    """Return whether a ficha (as published) is online from the beginning to the end.

    It is asked for and answered online, what it costs can be paid online, nobody inspects and no
    paper is delivered by hand.
    """
    costo = ficha["costo"]
    se_paga_en_linea = costo["gratuito"] or "en_linea" in costo.get("formas_de_pago", ())
    return "en_linea" in ficha["canales"] and se_paga_en_linea and not ficha.get("inspeccion")
