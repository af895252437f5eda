"""Contesting what the authority answered, or did not: a case of its own against another one."""

from django.db import transaction

from experta.cuentas.models import Persona
from experta.expedientes.models import Acceso, Expediente, Recurso
from experta.expedientes.services.apertura import abrir
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos, recursos
from experta.tramitacion.errores import NoPermitido


def inconformarse(*, persona: Persona, expediente: Expediente) -> Expediente:
    """Return the draft of the recurso against a case; again, the one that was begun.

    Whoever follows a case without account contests it without account.

    Raises:
        NoPermitido: not a party.
        Conflicto: nothing to contest, or its last day passed.
    """
    acceso = permisos.exigir_parte(persona, expediente)
    if acceso.motivo == Acceso.Motivo.CAPTURA:
        raise NoPermitido("Se inconforma la persona interesada o quien la representa.")
    with transaction.atomic():
        recurrido = marcha.tomar(expediente.pk)
        acto = recursos.exigir_impugnable(recurrido)
        if previo := recursos.presentado(recurrido, acto):
            return previo.expediente
        version = recursos.version_vigente()
        nuevo = abrir(
            version=version,
            creado_por=persona,
            titular=None if acceso.mandato else persona,
            mandato=acceso.mandato,
        )
        Recurso.registrar(
            expediente=nuevo,
            recurrido=recurrido,
            documento=acto.clave,
            firmante=acto.firmante,
        )
        nuevo.guardar_respuestas(0, {"folio_recurrido": recurrido.folio})
        anotar(
            expediente=nuevo,
            acto="inconformarse",
            texto=f"Empezaste un recurso contra {recurrido.folio}.",
            actor=persona,
            en_nombre_de=acceso.en_nombre_de,
            cambio={"recurrido": str(recurrido.pk)},
        )
    return nuevo
