"""What the tests of the driver share: a small simulated town with recorders."""

from datetime import date
from typing import Any

from experta.consola.simulacion.llegadas import Parametros
from tests import fabrica

DESDE = date(2026, 10, 5)
REGISTRO = "experta.consola.simulacion.registro"


def anotar_en_vez_de_trabajar(settings: Any) -> None:
    """Put the recorders in place, as the settings of a simulation do."""
    settings.TALLER_DE_DOCUMENTOS = f"{REGISTRO}.TallerQueAnota"
    settings.REVISOR_DE_ARCHIVOS = f"{REGISTRO}.revisar_algunos"
    settings.AVISOS_CANALES = {"correo": "nadie", "sms": "nadie"}


def publicar() -> None:
    """Publish three trámites: review, opinions side by side, and a visit with payment."""
    for slug in (fabrica.RESIDENCIA, fabrica.SARE, fabrica.CONSTRUCCION):
        fabrica.publicar(slug)


def parametros(dias: int, por_dia: int, semilla: int = 1) -> Parametros:
    """Return a small simulation of October 2026."""
    return Parametros(DESDE, dias, por_dia, semilla)
