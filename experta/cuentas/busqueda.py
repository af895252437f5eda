"""Finding an account by what only its owner tells: nobody browses accounts."""

from typing import Final

from allauth.account.models import EmailAddress
from django.db.models import Q

from experta.cuentas.contacto import CORREO, leer_contacto
from experta.cuentas.models import Persona

MAXIMO: Final = 5


def por_dato_exacto(texto: str) -> list[Persona]:
    """Return the active accounts of exactly that verified e-mail or verified number.

    Never by CURP: each writes their own and nobody proves it, so who wrote another person's would
    be found in their place.
    """
    activas = Persona.objects.filter(is_active=True).order_by("nombre_plegado", "pk")
    contacto = leer_contacto(texto)
    if contacto is None:
        return []
    if contacto.medio == CORREO:
        duenas = EmailAddress.objects.filter(email=contacto.valor, verified=True)
        condicion = Q(pk__in=duenas.values("user_id"))
    else:
        condicion = Q(telefono=contacto.valor, telefono_verificado=True)
    return list(activas.filter(condicion)[:MAXIMO])


def encubierto(persona: Persona) -> str:
    """Return the channel of an account with its middle hidden: enough to tell two apart."""
    if persona.correo:
        nombre, _, dominio = persona.correo.partition("@")
        return f"{nombre[:2]}•••@{dominio}"
    return f"••••••{persona.telefono[-4:]}" if persona.telefono else ""
