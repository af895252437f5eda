"""A reviewer who observed what the checks let pass asks that the next person be told in time."""

from django.db import transaction

from experta.catalogo import propuestas
from experta.catalogo.models import Propuesta
from experta.cuentas.models import Persona
from experta.expedientes.models import Observacion
from experta.expedientes.services.historia import anotar
from experta.tramitacion import marcha, permisos
from experta.tramitacion.errores import Conflicto, dato_invalido

_MINIMO, _MAXIMO = 10, 500


def proponer_comprobacion(*, persona: Persona, observacion: Observacion, texto: str) -> Propuesta:
    """Leave it to the analyst of the catalogue, with the folio of the case as its example.

    Raises:
        NoPermitido: the observation is of another area, or that area is not reviewing.
        DatosInvalidos: it does not say what should be checked.
        Conflicto: the same one already waits for its answer.
    """
    permisos.exigir_revision(persona, observacion.expediente, observacion.area)
    if not _MINIMO <= len(texto := texto.strip()) <= _MAXIMO:
        raise dato_invalido("texto", "Di qué debería revisarse, en 500 letras o menos.")
    with transaction.atomic():
        expediente = marcha.tomar(observacion.expediente_id)
        propuesta = propuestas.proponer(
            tramite=expediente.tramite,
            pregunta=observacion.pregunta,
            motivo=observacion.motivo,
            texto=texto,
            folio=expediente.folio or "",
            autor=persona,
        )
        if propuesta is None:
            raise Conflicto("Esta comprobación ya se propuso; falta que el catálogo la responda.")
        anotar(
            expediente=expediente,
            acto="proponer_comprobacion",
            texto="Se propuso que la plataforma revise sola lo que se observó.",
            actor=persona,
            publico=False,
            cambio={"propuesta": propuesta.pk, "texto": texto},
        )
    return propuesta
