"""Doing once what a program sends twice: the result of an idempotency key is kept for a day."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from experta.comun import reloj
from experta.integraciones.errores import EnvioDistinto
from experta.integraciones.models import EnvioPorLlave, Llave

DURA = timedelta(hours=24)


class Contestado(NamedTuple):
    """What a program was answered: HTTP status and JSON text; `repetido` when it was before."""

    resultado: int
    cuerpo: str
    repetido: bool = False


def una_vez(
    *, llave: Llave, clave: str, huella: str, hacer: Callable[[], tuple[int, str]]
) -> Contestado:
    """Do it and keep the answer, both or neither; the same key again gives the answer kept.

    What raises leaves no trace: having changed nothing, it may be corrected and sent again.

    Raises:
        EnvioDistinto: the key was used with another content.
    """
    with transaction.atomic():
        _vencidos().filter(llave=llave, clave=clave).delete()
        envio, nuevo = EnvioPorLlave.objects.get_or_create(
            llave=llave, clave=clave, defaults={"huella": huella}
        )
        if not nuevo:
            return _repetir(envio, huella)
        resultado, cuerpo = hacer()
        envio.responder(resultado, cuerpo)
    return Contestado(resultado, cuerpo)


def una_vez_sin_esperar(
    *, llave: Llave, clave: str, huella: str, hacer: Callable[[], tuple[int, str]]
) -> Contestado:
    """As `una_vez`, for slow work that by itself is done once: no transaction waits for it.

    Raises:
        EnvioDistinto: the key was used with another content.
    """
    _vencidos().filter(llave=llave, clave=clave).delete()
    previo = EnvioPorLlave.objects.filter(llave=llave, clave=clave).first()
    if previo:
        return _repetir(previo, huella)
    resultado, cuerpo = hacer()
    EnvioPorLlave.objects.get_or_create(
        llave=llave,
        clave=clave,
        defaults={"huella": huella, "resultado": resultado, "cuerpo": cuerpo},
    )
    return Contestado(resultado, cuerpo)


def olvidar_vencidos() -> int:
    """Delete the answers that are kept no longer; return how many."""
    return _vencidos().delete()[0]


def _vencidos() -> QuerySet[EnvioPorLlave]:
    return EnvioPorLlave.objects.filter(at__lt=reloj.ahora() - DURA)


def _repetir(envio: EnvioPorLlave, huella: str) -> Contestado:
    if envio.huella != huella:
        raise EnvioDistinto
    return Contestado(envio.resultado, envio.cuerpo, repetido=True)
