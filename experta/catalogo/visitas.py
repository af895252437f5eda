"""Whether a trámite can be done without going anywhere nor waiting for anybody to come."""

from collections.abc import Mapping
from typing import Any


def sin_visitas(ficha: Mapping[str, Any]) -> bool:
    """Return whether a ficha (as published) is online from the beginning to the end.

    The end is the answer: it is asked for, paid and answered online, nobody goes to an office of
    the town and nobody of the town comes before it. A visit that may come when the person already
    has the answer (while they build, after they open) does not count here: the page tells it apart
    (`Ficha.visitas_despues`).
    """
    costo = ficha["costo"]
    se_paga_en_linea = costo["gratuito"] or "en_linea" in costo.get("formas_de_pago", ())
    return "en_linea" in ficha["canales"] and se_paga_en_linea and not ficha.get("inspeccion")


def visita_segun_el_caso(ficha: Mapping[str, Any]) -> bool:
    """Return whether the visit before the answer depends on what each person answers.

    A table of reglas/ decides it; its requirement says when with words, or it is not published.
    """
    visitas = [uno for uno in ficha.get("requisitos", ()) if uno["tipo"] == "inspeccion"]
    return bool(ficha.get("inspeccion")) and any(uno.get("condicion") for uno in visitas)
