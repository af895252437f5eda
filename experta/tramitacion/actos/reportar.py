"""Somebody tells a doubt, a fault or a complaint: it is in the log from the moment it comes in."""

from typing import Unpack

from django.db import transaction

from experta.bitacora.services import anotar, asunto_general
from experta.soporte import services as soporte
from experta.soporte.models import Reporte
from experta.tramitacion import control
from experta.tramitacion.errores import DatosInvalidos, Falta

SIN_NOMBRE = "sin-nombre"  # the actor of what nobody signed


def reportar(**datos: Unpack[soporte.Datos]) -> Reporte:
    """Return a new report, followed with its folio and code; the OIC is told of a complaint.

    Raises:
        DatosInvalidos: something written cannot be accepted.
    """
    with transaction.atomic():
        try:
            reporte = soporte.reportar(**datos)
        except soporte.ReporteInvalido as error:
            raise DatosInvalidos(*(Falta(c, m) for c, m in error.faltas.items())) from error
        _dejar_constancia(reporte)
    return reporte


def _dejar_constancia(reporte: Reporte) -> None:
    anotar(
        asunto=asunto_general("soporte"),
        acto="reportar",
        estado="recibido",
        actor=str(reporte.persona.publica) if reporte.persona else SIN_NOMBRE,
        cambio={"reporte": reporte.folio, "clase": reporte.clase, "texto": reporte.texto},
    )
    if reporte.clase == Reporte.Clase.QUEJA:
        # What it says is read where only the control body enters.
        control.avisar_al_oic(
            clave=f"queja-{reporte.folio}",
            asunto=f"Llegó una queja: {reporte.folio}",
            cuerpo="Entra al panel del Órgano Interno de Control y abre «Quejas» para leerla.",
        )
