"""A paper that waits for its firma is made again with the date of today: it is not signed late."""

from django.db import transaction

from experta.comun import reloj
from experta.documentos.models import Documento
from experta.expedientes.services.historia import anotar
from experta.tramitacion import fechado, fuera, marcha


def fechar(*, documento: Documento) -> bool:
    """Have an unsigned paper of another day rendered anew; False if it does not need it any more.

    Done by the clock, for nobody: whoever signs it later signs the bytes of that day.
    """
    with transaction.atomic():
        expediente = marcha.tomar(documento.expediente_id)
        documento.refresh_from_db()
        if fechado.al_dia(documento) or not fechado.poner_la_de_hoy(documento):
            return False
        suceso = anotar(
            expediente=expediente,
            acto="fechar",
            texto=f"Se prepara otra vez, con la fecha de hoy, para su firma: {documento.titulo}.",
            actor=None,
            publico=False,
            cambio={"documento": str(documento.pk), "fecha": reloj.hoy().isoformat()},
        )
        fuera.pedir(expediente, "fecha-de-firma", fuera.lote(f"fecha-{suceso.pk}"))
    return True
