"""What an application would cost, by the tariff of its trámite."""

from datetime import date
from typing import Any

from experta.catalogo.uma import UmaSinPublicar
from experta.motores.reglas import ErrorDeDecision, ErrorDeEvaluacion, total_centavos
from experta.portal.solicitud import Solicitud


def costo_de(solicitud: Solicitud, hoy: date) -> dict[str, Any]:
    """Return the cost if these answers already tell it."""
    ejecutable = solicitud.ejecutable
    try:
        conceptos = ejecutable.costo(solicitud.respuestas, hoy)
    except (ErrorDeDecision, ErrorDeEvaluacion, UmaSinPublicar):
        conceptos = []
    return {
        "gratuito": ejecutable.ficha.costo.gratuito,
        "descripcion": ejecutable.ficha.costo.descripcion,
        "momento": ejecutable.ficha.costo.momento,
        "conceptos": conceptos,
        "total": total_centavos(conceptos),
    }
