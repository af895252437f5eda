"""Addresses that are told what happens, and the signature by which they know it is us."""

import hmac
import secrets
from collections.abc import Iterable
from hashlib import sha256

from django.db import transaction
from django.utils.crypto import salted_hmac

from experta.comun import reloj
from experta.cuentas.errores import SinFacultad
from experta.cuentas.models import Mandato, Persona
from experta.integraciones.llaves import dejar_constancia, exigir_administra
from experta.integraciones.models import EventoDeExpediente, Suscripcion
from experta.integraciones.red import comprobar_destino

SUSCRIPCIONES_MAXIMO = 5
MARCA = "firma_"


def suscribir(
    *, por: Persona, mandato: Mandato, destino: str, eventos: Iterable[str]
) -> tuple[Suscripcion, str]:
    """Return a new address to tell and the secret of its signatures, which is told this once.

    Raises:
        DestinoInvalido: it is not an HTTPS address of the public internet.
        SinFacultad: the mandate is not theirs to administer today, or there are too many.
        ValueError: an unknown event, or none.
    """
    clases = sorted(set(eventos))
    if not clases or not set(clases) <= set(EventoDeExpediente.Clase.values):
        raise ValueError("unknown event")
    exigir_administra(por, mandato)
    comprobar_destino(destino)
    with transaction.atomic():
        if Suscripcion.objects.vigentes().filter(mandato=mandato).count() >= SUSCRIPCIONES_MAXIMO:
            raise SinFacultad("Ya avisas a demasiadas direcciones. Quita las que no uses.")
        suscripcion = Suscripcion.objects.create(
            mandato=mandato, destino=destino, clave=secrets.token_hex(32), eventos=clases
        )
        cambio = {"suscripcion": suscripcion.pk, "destino": destino, "eventos": clases}
        dejar_constancia("suscribir", por, mandato, cambio)
    return suscripcion, secreto_de(suscripcion)


def cancelar(*, por: Persona, suscripcion: Suscripcion) -> bool:
    """Stop telling an address from this moment; False if it had been stopped before."""
    with transaction.atomic():
        viva = Suscripcion.objects.de(por).filter(pk=suscripcion.pk)
        if not viva.update(cancelada_at=reloj.ahora()):
            return False
        cambio: dict[str, object] = {"suscripcion": suscripcion.pk}
        dejar_constancia("cancelar-suscripcion", por, suscripcion.mandato, cambio)
    return True


def secreto_de(suscripcion: Suscripcion) -> str:
    """Return the secret of an address. It is not kept: a copy of the database does not tell it."""
    derivado = salted_hmac("experta.integraciones.firma", suscripcion.clave, algorithm="sha256")
    return MARCA + derivado.hexdigest()


def firmar(secreto: str, cuerpo: bytes) -> str:
    """Return the header `Experta-Firma`: the moment, and the HMAC of moment and body.

    Who receives it refuses an old moment, so that nobody sends again what they listened to.
    """
    momento = str(int(reloj.ahora().timestamp()))
    mensaje = momento.encode() + b"." + cuerpo
    return f"t={momento},v1={hmac.new(secreto.encode(), mensaje, sha256).hexdigest()}"
