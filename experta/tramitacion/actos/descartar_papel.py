"""Taking a paper out of the carpeta: it is not offered again, and stays in its case as evidence."""

from uuid import UUID

from django.db import transaction

from experta.cuentas.models import Persona
from experta.documentos.carpeta import descartar
from experta.expedientes.services.historia import anotar
from experta.tramitacion import carpeta
from experta.tramitacion.errores import NoPermitido


def descartar_papel(*, persona: Persona, papel: UUID) -> None:
    """Stop offering a paper; doing it again changes nothing.

    Raises:
        NoPermitido: there is no such paper among those that the person may see.
    """
    elegido = carpeta.papel_de(persona, papel)
    if elegido is None:
        raise NoPermitido("No es un papel tuyo.")
    with transaction.atomic():
        quitado = descartar(persona=persona, adjunto=elegido.adjunto, documento=elegido.documento)
        if not quitado:
            return
        anotar(
            expediente=elegido.expediente,
            acto="descartar_papel",
            texto=f"Se quitó de la carpeta «{elegido.nombre}».",
            actor=persona,
            publico=False,
            cambio={"papel": str(elegido.pk)},
        )
