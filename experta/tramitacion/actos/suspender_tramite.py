"""The analyst stops a trámite from being started for a while; open cases go on."""

from django.db import transaction

from experta.bitacora.services import anotar, asunto_general
from experta.catalogo.models import Tramite
from experta.cuentas.models import Persona, Rol
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto, dato_invalido

_MOTIVO_MINIMO, _MOTIVO_MAXIMO = 10, 300


def suspender_tramite(*, persona: Persona, tramite: Tramite, motivo: str) -> Tramite:
    """Suspend it; the reason is what people read in its ficha.

    Raises:
        NoPermitido: not an analyst of the catalogue.
        DatosInvalidos: the reason does not tell people anything, or is too long.
        Conflicto: it was already suspended.
    """
    permisos.exigir_rol(persona, Rol.ANALISTA)
    motivo = motivo.strip()
    if not _MOTIVO_MINIMO <= len(motivo) <= _MOTIVO_MAXIMO:
        raise dato_invalido(
            "motivo", "Di por qué se suspende y hasta cuándo, en 300 letras o menos."
        )
    with transaction.atomic():
        if not tramite.suspender(motivo):
            raise Conflicto("Alguien ya suspendió este trámite.")
        anotar(
            asunto=asunto_general("catalogo"),
            acto="suspender_tramite",
            estado="suspendido",
            actor=str(persona.publica),
            cambio={"slug": tramite.slug, "motivo": motivo},
        )
    return tramite
