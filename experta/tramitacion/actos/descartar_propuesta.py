"""The analyst dismisses a proposed check, and says why to who proposed it."""

from django.db import transaction

from experta.avisos import services as avisos
from experta.bitacora.services import anotar, asunto_general
from experta.catalogo.models import Propuesta
from experta.cuentas.models import Persona, Rol
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto, dato_invalido

LARGO = 500


def descartar_propuesta(*, persona: Persona, propuesta: Propuesta, razon: str) -> None:
    """Dismiss it.

    Raises:
        NoPermitido: not an analyst of the catalogue.
        DatosInvalidos: no reason, or too long a one.
        Conflicto: somebody answered it before.
    """
    permisos.exigir_rol(persona, Rol.ANALISTA)
    if not 0 < len(razon := razon.strip()) <= LARGO:
        raise dato_invalido("razon", f"Di por qué no se agrega, en {LARGO} letras o menos.")
    with transaction.atomic():
        if not propuesta.descartar(persona, razon):
            raise Conflicto("Alguien ya respondió esta propuesta.")
        anotar(
            asunto=asunto_general("catalogo"),
            acto="descartar_propuesta",
            estado=propuesta.estado,
            actor=str(persona.publica),
            cambio={"propuesta": propuesta.pk, "razon": razon},
        )
        avisos.avisar(
            persona=propuesta.autor,
            titulo="Descartaron una comprobación que propusiste",
            texto=f"«{propuesta.texto}». {razon}",
        )
