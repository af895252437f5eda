"""The analyst lets people start a suspended trámite again."""

from django.db import transaction

from experta.bitacora.services import anotar, asunto_general
from experta.catalogo.models import Tramite
from experta.cuentas.models import Persona, Rol
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto


def habilitar_tramite(*, persona: Persona, tramite: Tramite) -> Tramite:
    """Make it available.

    Raises:
        NoPermitido: not an analyst of the catalogue.
        Conflicto: it was already available.
    """
    permisos.exigir_rol(persona, Rol.ANALISTA)
    with transaction.atomic():
        if not tramite.habilitar():
            raise Conflicto("Alguien ya habilitó este trámite.")
        anotar(
            asunto=asunto_general("catalogo"),
            acto="habilitar_tramite",
            estado="disponible",
            actor=str(persona.publica),
            cambio={"slug": tramite.slug},
        )
    return tramite
