"""Whose case it is, and on which cases of somebody a person may draw.

Whoever looks draws on their own cases, and on those of whom they represent as far as the mandate in
force reaches: nobody draws on a case that the principal did not put in their hands.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from experta.comun import reloj
from experta.cuentas.models import Mandato, Organizacion, Persona
from experta.expedientes.models import Expediente, Parte
from experta.expedientes.models.expediente import ExpedienteQuerySet


@dataclass(frozen=True)
class Titular:
    """Whose papers they are: a person or an organisation."""

    persona: Persona | None
    organizacion: Organizacion | None

    def __str__(self) -> str:
        """Return the name."""
        return str(self.organizacion or self.persona)


def titular_de(expediente: Expediente) -> Titular | None:
    """Return the holder of a case; None when it has no account."""
    parte = (
        expediente.partes.filter(rol=Parte.Rol.TITULAR)
        .select_related("persona", "organizacion")
        .first()
    )
    if parte is None or (parte.persona is None and parte.organizacion is None):
        return None
    return Titular(parte.persona, parte.organizacion)


def titulares_de(persona: Persona) -> list[Titular]:
    """Return whose papers a person may see: their own, then those of whom they represent today."""
    mandatos = (
        Mandato.objects.vigentes(reloj.hoy())
        .de(persona)
        .select_related("persona", "organizacion")
        .order_by("pk")
    )
    ajenos = dict.fromkeys(Titular(uno.persona, uno.organizacion) for uno in mandatos)
    return [Titular(persona, None), *ajenos]


def casos_de(titular: Titular, persona: Persona) -> ExpedienteQuerySet:
    """Return the submitted cases of a holder that a person may draw on: theirs, or by mandate."""
    suyas = Parte.objects.filter(
        expediente=OuterRef("pk"),
        rol=Parte.Rol.TITULAR,
        persona=titular.persona,
        organizacion=titular.organizacion,
    )
    casos = Expediente.objects.ingresados().filter(Exists(suyas))
    if titular.persona == persona:
        return casos
    mandatos = Mandato.objects.vigentes(reloj.hoy()).de(persona)
    suyos = mandatos.filter(persona=titular.persona, organizacion=titular.organizacion)
    alcance = {slug for uno in suyos.values_list("alcance", flat=True) for slug in uno}
    return casos if "*" in alcance else casos.filter(tramite__slug__in=sorted(alcance))
