"""Whether the same was already asked for: the same trámite, for the same holder and property."""

from django.db.models import Q

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente, Parte
from experta.expedientes.rules import ABIERTOS, BORRADOR
from experta.tramitacion.carpeta import predio_de
from experta.tramitacion.titulares import titular_de

MUCHOS = 10


def pendientes_de(persona: Persona, tramite: int) -> list[Expediente]:
    """Return the drafts and the open cases of a trámite that a person follows, drafts first."""
    propios = Expediente.objects.de_la_ciudadania(persona).de_verdad()
    suyos = propios.filter(tramite=tramite, estado__in=[BORRADOR, *ABIERTOS])
    return sorted(suyos[:MUCHOS], key=lambda uno: uno.estado != BORRADOR)


def repetidos_de(expediente: Expediente, persona: Persona) -> list[Expediente]:
    """Return the other drafts and open cases that ask for the same as a draft; a practice, none.

    Without a property in the answers, those of the same holder that have none either.
    """
    titular = titular_de(expediente)
    if titular is None or expediente.practica:
        return []
    suyas = Parte.objects.filter(
        rol=Parte.Rol.TITULAR, persona=titular.persona, organizacion=titular.organizacion
    )
    predio = predio_de(expediente)
    otros = (
        Expediente.objects.de_la_ciudadania(persona)
        .de_verdad()
        .filter(
            Q(estado=BORRADOR) | Q(estado__in=ABIERTOS, predio=predio),
            tramite=expediente.tramite_id,
            pk__in=suyas.values("expediente"),
        )
        .exclude(pk=expediente.pk)
    )
    return [uno for uno in otros[:MUCHOS] if predio_de(uno) == predio]
