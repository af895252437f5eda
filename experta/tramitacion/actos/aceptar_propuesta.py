"""The analyst accepts a proposed check: the exact line to add to the folder is written down."""

from collections.abc import Mapping

from django.db import transaction

from experta.avisos import services as avisos
from experta.bitacora.services import anotar, asunto_general
from experta.catalogo import propuestas
from experta.catalogo.ejecutable import Ejecutable
from experta.catalogo.models import Propuesta
from experta.cuentas.models import Persona, Rol
from experta.tramitacion import permisos
from experta.tramitacion.errores import Conflicto, dato_invalido


def aceptar_propuesta(
    *, persona: Persona, propuesta: Propuesta, ejecutable: Ejecutable, datos: Mapping[str, str]
) -> str:
    """Return the line; it has effect when somebody adds it to the folder and publishes it.

    Raises:
        NoPermitido: not an analyst of the catalogue.
        DatosInvalidos: what was chosen makes no check.
        Conflicto: somebody answered it before.
    """
    permisos.exigir_rol(persona, Rol.ANALISTA)
    try:
        renglon = propuestas.redactar(ejecutable, propuesta, datos)
    except propuestas.PropuestaInvalida as error:
        raise dato_invalido(error.campo, str(error)) from error
    with transaction.atomic():
        if not propuesta.aceptar(persona, renglon):
            raise Conflicto("Alguien ya respondió esta propuesta.")
        anotar(
            asunto=asunto_general("catalogo"),
            acto="aceptar_propuesta",
            estado=propuesta.estado,
            actor=str(persona.publica),
            cambio={"propuesta": propuesta.pk, "renglon": renglon},
        )
        avisos.avisar(
            persona=propuesta.autor,
            titulo="Aceptaron una comprobación que propusiste",
            texto=f"«{propuesta.texto}» se agregará al trámite en su próxima versión.",
        )
    return renglon
