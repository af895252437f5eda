"""Opening a draft: nothing is asked of the authority yet, so no clock starts."""

from django.db import transaction

from experta.catalogo.models import Tramite
from experta.cuentas.models import Mandato, Persona, Rol
from experta.expedientes.models import Expediente
from experta.expedientes.services.apertura import abrir
from experta.expedientes.services.historia import anotar
from experta.tramitacion import notificaciones, permisos
from experta.tramitacion.solicitud import version_disponible

_CANALES = {True: Expediente.Canal.VENTANILLA, False: Expediente.Canal.EN_LINEA}


def abrir_borrador(
    *,
    persona: Persona,
    slug: str,
    mandato: Mandato | None = None,
    en_ventanilla: bool = False,
    titular: Persona | None = None,
    practica: bool = False,
) -> Expediente:
    """Return a new draft on the version in force.

    At the counter `persona` is the clerk and `titular` the person helped (None without account).
    A `practica` is filled in as any draft and is never submitted.

    Raises:
        NoPermitido: no mandate or appointment for it, or the trámite asks who one is.
        Conflicto: the trámite is not available now.
    """
    _exigir_derecho(persona, slug, mandato, en_ventanilla=en_ventanilla)
    version = version_disponible(Tramite.objects.select_related("vigente").get(slug=slug))
    permisos.exigir_inicio(persona, version)
    with transaction.atomic():
        expediente = abrir(
            version=version,
            creado_por=persona,
            titular=titular if en_ventanilla else None if mandato else persona,
            mandato=mandato,
            canal=_CANALES[en_ventanilla],
            practica=practica,
        )
        anotar(
            expediente=expediente,
            acto="abrir_borrador",
            texto="Empezaste a practicar." if practica else "Empezaste el trámite.",
            actor=persona,
            en_nombre_de=str(mandato) if mandato else "",
        )
        if en_ventanilla and titular:
            notificaciones.avisar_de_ventanilla(expediente, titular)
    return expediente


def _exigir_derecho(
    persona: Persona, slug: str, mandato: Mandato | None, *, en_ventanilla: bool
) -> None:
    if mandato:
        permisos.exigir_mandato(persona, mandato, slug)
    if en_ventanilla:
        permisos.exigir_rol(persona, Rol.VENTANILLA)
