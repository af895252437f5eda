"""Writing to the log: one leaf per act, in the act's own transaction, and forgetting.

Lock order: the number of the leaf is the last lock an act takes (its fourth beat), and it is
held until commit, so leaves are numbered in the order in which transactions commit.
"""

import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.db.models import F

from experta.bitacora.canonico import canonico, huella
from experta.bitacora.medio import medio_actual
from experta.bitacora.models import AgregarQuerySet, ClaveDeAsunto, Hoja, Libro
from experta.comun import reloj

# How the digest begins that can be computed again; no hexadecimal begins so.
COMPROBABLE: Final = "v2"
_LARGO_DE_DATO: Final = 32
_SLUG = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


class AsuntoOlvidado(Exception):
    """The key of this asunto was destroyed: nothing more can be written about it."""

    def __init__(self) -> None:
        """Say it to the person."""
        super().__init__("Este asunto ya se anonimizó; no admite más actos.")


def asunto_general(clase: str) -> UUID:
    """Return the fixed asunto of acts that belong to no expediente ("catalogo", "cuentas"…)."""
    return uuid5(NAMESPACE_URL, f"experta:bitacora:{clase}")


def anotar(
    *,
    asunto: UUID,
    acto: str,
    estado: str,
    actor: str,
    en_nombre_de: str = "",
    cambio: Mapping[str, object],
    comprobable: bool = False,
) -> Hoja:
    """Write the leaf of an act. Call it in the transaction that makes the change.

    Args:
        asunto: public id of the expediente, or `asunto_general` of a kind.
        acto: slug of what was done; never free text.
        estado: slug of the state that resulted, or "" if the act has none.
        actor: public id of who did it ("sistema" for a clock).
        en_nombre_de: public id of the person represented, or "".
        cambio: what changed; only its digest is kept, marked if `comprobable`: who calls keeps it.

    Raises:
        TransactionManagementError: there is no transaction to share.
        AsuntoOlvidado: the key of the asunto was destroyed.
        ValueError: acto or estado is not a slug, or there is no actor.
        TypeError: `cambio` holds a value without canonical form.
    """
    _exigir(acto, estado, actor)
    clave = _clave(asunto)
    return _agregar(
        acto=acto,
        estado=estado,
        asunto=_sellar(clave, "asunto"),
        actor=persona_sellada(clave, actor),
        en_nombre_de=persona_sellada(clave, en_nombre_de),
        resumen=resumen_de(clave, cambio) if comprobable else _resumen(clave, _con_medio(cambio)),
    )


def _exigir(acto: str, estado: str, actor: str) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a leaf shares its act's transaction")
    if not _SLUG.fullmatch(acto) or (estado and not _SLUG.fullmatch(estado)):
        raise ValueError("acto and estado are slugs, never free text")
    if not actor:
        raise ValueError("a leaf has an actor")


@transaction.atomic
def olvidar(*, asunto: UUID, actor: str) -> Hoja:
    """Destroy the key of an asunto, which makes its leaves anonymous; the act is a leaf itself.

    Who ordered it stays provable: the actor is keyed under the general asunto "bitacora".

    Raises:
        AsuntoOlvidado: it was destroyed before.
    """
    clave, duradera = _clave(asunto), _clave(asunto_general("bitacora"))
    destruidas = ClaveDeAsunto.objects.filter(asunto_id=asunto, clave__isnull=False).update(
        clave=None, destruida_at=reloj.ahora()
    )
    if not destruidas:
        raise AsuntoOlvidado
    identidad = _sellar(clave, "asunto")
    return _agregar(
        acto="olvidar",
        estado="olvidado",
        asunto=identidad,
        actor=_sellar(duradera, "persona", actor.encode()),
        resumen=_sellar(duradera, "cambio", canonico({"asunto": identidad})),
    )


def hojas_de(asunto: UUID) -> AgregarQuerySet[Hoja]:
    """Return the leaves of an asunto, oldest first; none once it was forgotten."""
    clave = ClaveDeAsunto.objects.filter(asunto_id=asunto, clave__isnull=False).first()
    if clave is None:
        return Hoja.objects.none()
    return Hoja.objects.filter(asunto=asunto_sellado(_bytes(clave)))


def clave_de(asunto: UUID) -> bytes | None:
    """Return the key of an asunto, to compute its digests again; None if none is kept."""
    fila = ClaveDeAsunto.objects.filter(asunto_id=asunto, clave__isnull=False).first()
    return _bytes(fila) if fila else None


def resumen_de(clave: bytes, cambio: Mapping[str, object]) -> str:
    """Return the digest of a leaf whose `cambio` is kept elsewhere, with its mark."""
    return f"{COMPROBABLE}{_resumen(clave, cambio)[len(COMPROBABLE) :]}"


def _resumen(clave: bytes, cambio: Mapping[str, object]) -> str:
    return _sellar(clave, "cambio", canonico(cambio))


def asunto_sellado(clave: bytes) -> str:
    """Return how the leaves of that key name their asunto."""
    return _sellar(clave, "asunto")


def persona_sellada(clave: bytes, quien: str) -> str:
    """Return how the leaves of that key name a person, by public id; "" is nobody."""
    return _sellar(clave, "persona", quien.encode()) if quien else ""


def sellador_de(asunto: UUID) -> Callable[[object], str]:
    """Return what gives the keyed digests that are kept beside the leaves of an asunto."""
    return partial(dato_sellado, _clave(asunto))


def dato_sellado(clave: bytes, dato: object) -> str:
    """Return the keyed digest of one datum (128 bits, hex)."""
    return _sellar(clave, "dato", canonico(dato))[:_LARGO_DE_DATO]


def _bytes(clave: ClaveDeAsunto) -> bytes:
    if clave.clave is None:
        raise AsuntoOlvidado
    return bytes(clave.clave)


def _clave(asunto: UUID) -> bytes:
    """Return the key of an asunto, made at random the first time."""
    clave, _ = ClaveDeAsunto.objects.get_or_create(
        asunto_id=asunto, defaults={"clave": secrets.token_bytes(32)}
    )
    return _bytes(clave)


def _sellar(clave: bytes, etiqueta: str, dato: bytes = b"") -> str:
    """Return the HMAC of a datum; the label keeps identifiers and digests apart."""
    mensaje = etiqueta.encode() + (b":" + dato if dato else b"")
    return hmac.new(clave, mensaje, sha256).hexdigest()


def _con_medio(cambio: Mapping[str, object]) -> dict[str, object]:
    medio = medio_actual().clave
    return {**cambio, "medio": medio} if medio else dict(cambio)


def _numero() -> int:
    """Take the next number; the row lock of this UPDATE orders the transactions."""
    libro = Libro.objects.filter(pk=1)
    if not libro.update(siguiente=F("siguiente") + 1):
        Libro.objects.get_or_create(pk=1)
        libro.update(siguiente=F("siguiente") + 1)
    return libro.get().siguiente - 1


def _agregar(**campos: str) -> Hoja:
    numero = _numero()  # before the clock is read, so that moments follow numbers
    hoja = Hoja(numero=numero, at=reloj.ahora(), **campos)
    hoja.huella_hoja = huella(hoja.contenido())
    hoja.save()
    return hoja
