"""People who apply without an account: nobody asks who they are, and a secret key is all they have.

The key has 130 random bits (`comun/codigos.py`), is always made here and is kept only as its hash;
the page carries it sealed, so that pressing twice gives the same one and nothing stores it.
"""

from hashlib import sha256
from typing import Final
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.db.models import ProtectedError

from experta.bitacora.services import anotar, asunto_general
from experta.comun.codigos import normalizar, nuevo_codigo
from experta.cuentas.models import LlaveDeSeguimiento, Persona

# What a browser without account remembers. A log-in forgets both: beside an account they would say
# whose an anonymous complaint is.
EN_SESION: Final = "sin_cuenta"
REPORTE_EN_SESION: Final = "reporte_recien"
_SAL: Final = "experta.cuentas.sin_cuenta"
# A sealed key waits in an open page; longer than anybody's session.
_DURA: Final = 24 * 3600


def abrir() -> Persona:
    """Return a person of whom nothing is known, who can never log in."""
    return Persona.objects.create_user(sin_cuenta=True)


def por_publica(publica: str) -> Persona | None:
    """Return whoever has no account and that public id, or None."""
    try:
        clave = UUID(publica)
    except ValueError:
        return None
    return Persona.objects.filter(publica=clave, sin_cuenta=True, is_active=True).first()


def por_llave(escrita: str) -> Persona | None:
    """Return whose key it is, as it was typed, or None."""
    duenas = Persona.objects.filter(sin_cuenta=True, is_active=True)
    return duenas.filter(llave__huella=_huella(normalizar(escrita))).first()


def sellar(persona: Persona) -> str:
    """Return a new key for that person inside a seal: it counts once it is given."""
    return signing.dumps([str(persona.publica), nuevo_codigo()], salt=_SAL)


def sellada(persona: Persona, sello: str) -> str:
    """Return the key that a seal of ours holds for that person; empty if it is not one."""
    try:
        publica, codigo = signing.loads(sello, salt=_SAL, max_age=_DURA)
    except signing.BadSignature:
        return ""
    return str(codigo) if publica == str(persona.publica) else ""


def dar_llave(*, persona: Persona, codigo: str) -> bool:
    """Keep the hash of the first key; say whether that key is now hers."""
    huella = _huella(codigo)
    with transaction.atomic():
        llave, nueva = LlaveDeSeguimiento.objects.get_or_create(
            persona=persona, defaults={"huella": huella}
        )
        if nueva:
            _anotar("dar-llave", persona)
    return llave.huella == huella


def cambiar_llave(*, persona: Persona, codigo: str) -> None:
    """Give another key; the one before stops working at once."""
    with transaction.atomic():
        LlaveDeSeguimiento.objects.update_or_create(
            persona=persona, defaults={"huella": _huella(codigo)}
        )
        _anotar("cambiar-llave", persona)


def es_su_llave(persona: Persona, codigo: str) -> bool:
    """Say whether that is her key today."""
    suyas = LlaveDeSeguimiento.objects.filter(persona=persona, huella=_huella(codigo))
    return suyas.exists()


def dejar_contacto(*, persona: Persona, correo: str) -> None:
    """Keep the address where whoever has no account wants courtesy messages; empty forgets it."""
    with transaction.atomic():
        LlaveDeSeguimiento.objects.filter(persona=persona).update(contacto=correo)
        _anotar("dejar-contacto", persona)


def borrar_si_no_queda_nada(persona: Persona) -> bool:
    """Delete whoever has no account and nothing to follow; say whether they went."""
    try:
        with transaction.atomic():
            Persona.objects.filter(pk=persona.pk, sin_cuenta=True).delete()
    except ProtectedError:
        return False  # another case is theirs
    return not Persona.objects.filter(pk=persona.pk).exists()


def _huella(codigo: str) -> str:
    return sha256(codigo.encode()).hexdigest()


def _anotar(acto: str, persona: Persona) -> None:
    # The leaf never holds the key nor the address: who, what and when.
    anotar(
        asunto=asunto_general("cuentas"),
        acto=acto,
        estado="",
        actor=str(persona.publica),
        en_nombre_de="",
        cambio={},
    )
