"""Keys of programs: given by who administers an organisation, shown once, cut any day."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from experta.bitacora.services import anotar, asunto_general
from experta.comun import reloj
from experta.cuentas.errores import SinFacultad
from experta.cuentas.models import Mandato, Persona
from experta.integraciones.models import Llave, Permiso

# Recognisable, so that a scanner of repositories finds one that somebody published by mistake.
MARCA = "exp_"
DIAS_MAXIMO = 365
LLAVES_MAXIMO = 20
_LARGO_DEL_PREFIJO = 10
_CADA_CUANTO = timedelta(hours=1)


def mandatos_que_integran(persona: Persona) -> list[Mandato]:
    """Return the mandates by which the person administers a company today, by its name."""
    propios = Mandato.objects.vigentes(reloj.hoy()).de(persona)
    propios = propios.filter(administra=True, organizacion__isnull=False)
    return list(propios.select_related("organizacion").order_by("organizacion__nombre_plegado"))


def crear_llave(
    *, por: Persona, mandato: Mandato, nombre: str, alcance: Iterable[str], dias: int
) -> tuple[Llave, str]:
    """Return a new key and its text, which is told this once and kept nowhere.

    Raises:
        SinFacultad: the mandate is not theirs to administer today, or there are too many keys.
        ValueError: an unknown permission, or a life that is not of 1 to 365 days.
    """
    permisos = sorted(set(alcance))
    if not permisos or not set(permisos) <= set(Permiso.values):
        raise ValueError("unknown permission")
    if not 1 <= dias <= DIAS_MAXIMO:
        raise ValueError("a key lives from 1 to 365 days")
    exigir_administra(por, mandato)
    texto = MARCA + secrets.token_urlsafe(32)
    with transaction.atomic():
        if Llave.objects.vigentes().filter(mandato=mandato).count() >= LLAVES_MAXIMO:
            raise SinFacultad("Ya tienes demasiadas llaves. Quita las que no uses.")
        llave = Llave.objects.create(
            mandato=mandato,
            nombre=nombre,
            prefijo=texto[:_LARGO_DEL_PREFIJO],
            huella=_huella(texto),
            alcance=permisos,
            vence_at=reloj.ahora() + timedelta(days=dias),
        )
        cambio = {"llave": llave.pk, "alcance": permisos, "dias": dias}
        dejar_constancia("crear-llave", por, mandato, cambio)
    return llave, texto


def revocar_llave(*, por: Persona, llave: Llave) -> bool:
    """Cut a key from this moment; False if it had been cut before."""
    with transaction.atomic():
        viva = Llave.objects.de(por).filter(pk=llave.pk, revocada_at__isnull=True)
        if not viva.update(revocada_at=reloj.ahora()):
            return False
        dejar_constancia("revocar-llave", por, llave.mandato, {"llave": llave.pk})
    return True


def llave_de(texto: str) -> Llave | None:
    """Return the key of that text if it opens now; noting, once an hour, that it was used."""
    if not texto.startswith(MARCA) or len(texto) > 100:
        return None
    vigentes = Llave.objects.vigentes().select_related(
        "mandato__representante", "mandato__organizacion", "mandato__persona"
    )
    # Found by the digest of 256 random bits: there is nothing to guess, nor to compare in time.
    llave = vigentes.filter(huella=_huella(texto)).first()
    if llave:
        hace_rato = Q(usada_at__isnull=True) | Q(usada_at__lt=reloj.ahora() - _CADA_CUANTO)
        Llave.objects.filter(hace_rato, pk=llave.pk).update(usada_at=reloj.ahora())
    return llave


def exigir_administra(persona: Persona, mandato: Mandato) -> None:
    """Refuse a mandate that the person does not administer today.

    Raises:
        SinFacultad: it is somebody else's, it ended, or it does not administer a company.
    """
    if mandato not in mandatos_que_integran(persona):
        raise SinFacultad("Solo quien administra la empresa puede conectar sus programas.")


def dejar_constancia(
    acto: str, persona: Persona, mandato: Mandato, cambio: dict[str, object]
) -> None:
    """Write the leaf of a change, in its transaction."""
    organizacion = mandato.organizacion
    anotar(
        asunto=asunto_general("cuentas"),
        acto=acto,
        estado="",
        actor=str(persona.publica),
        en_nombre_de=str(organizacion.publica) if organizacion else "",
        cambio=cambio,
    )


def _huella(texto: str) -> str:
    return sha256(texto.encode()).hexdigest()
