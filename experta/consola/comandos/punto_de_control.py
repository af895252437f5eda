"""`experta punto-de-control`: signs the log as it stands, outside its schedule."""

import argparse

from experta.consola.errores import ErrorDeConsola
from experta.consola.principal import con_json, imprimir

AYUDA = "firma la bitácora como está y saca el punto de control de la máquina"
CON_BASE_DE_DATOS = True


def configurar(orden: argparse.ArgumentParser) -> None:
    """Take how to answer."""
    con_json(orden, "hojas", "raiz", "firmado")


def ejecutar(opciones: argparse.Namespace) -> int:
    """Make the checkpoint now, and tell the last one; without leaves there is none yet.

    Raises:
        ErrorDeConsola: the past was rewritten, or the signing key cannot be used.
    """
    from experta.bitacora.llaves import LlaveInservible  # noqa: PLC0415
    from experta.bitacora.models import PuntoDeControl  # noqa: PLC0415
    from experta.bitacora.puntos import HistoriaContradictoria  # noqa: PLC0415
    from experta.tramitacion.jobs import punto_de_control  # noqa: PLC0415

    try:
        punto_de_control()
    except (HistoriaContradictoria, LlaveInservible) as error:
        raise ErrorDeConsola(str(error)) from error
    punto = PuntoDeControl.objects.last()
    datos = {
        "hojas": punto.tamano if punto else 0,
        "raiz": punto.raiz if punto else None,
        "firmado": punto.at if punto else None,
    }
    texto = f"Listo: {datos['hojas']} hojas firmadas."
    imprimir(datos, como_json=opciones.json, texto=texto)
    return 0
