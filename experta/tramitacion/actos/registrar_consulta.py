"""An official without a task on a case opened it: who read what stays on record, once a day."""

from datetime import datetime, time

from django.db import transaction

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha
from experta.tramitacion.consultas.de_oficio import atiende, expedientes_de_oficio
from experta.tramitacion.errores import NoPermitido

_ACTO = "registrar_consulta"


def registrar_consulta(*, persona: Persona, expediente: Expediente) -> bool:
    """Record the reading unless the case is, or was, the official's work; say whether it was.

    Of one person, one case and one day there is one line.

    Raises:
        NoPermitido: the official may not see the case.
    """
    if not expedientes_de_oficio(persona).filter(pk=expediente.pk).exists():
        raise NoPermitido("Tu cargo no alcanza este expediente.")
    if atiende(persona, expediente.pk) or _consta_hoy(persona, expediente):
        return False
    with transaction.atomic():
        actual = marcha.tomar(expediente.pk)
        if _consta_hoy(persona, actual):
            return False
        anotar(
            expediente=actual,
            acto=_ACTO,
            texto="Se consultó el expediente.",
            actor=persona,
            publico=False,
        )
    return True


def _consta_hoy(persona: Persona, expediente: Expediente) -> bool:
    empieza = datetime.combine(reloj.hoy(), time.min, reloj.zona())
    suyas = expediente.sucesos.filter(acto=_ACTO, actor=persona, at__gte=empieza)
    return suyas.exists()
