"""Who speaks: a program with a key, as far as the key and the mandate behind it reach."""

from collections.abc import Callable
from hashlib import sha256
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Schema
from ninja.errors import AuthorizationError, HttpError
from ninja.security import HttpBearer

from experta.bitacora.medio import Medio, por_medio_de
from experta.expedientes.models import Acceso, Expediente
from experta.expedientes.models.expediente import ExpedienteQuerySet
from experta.integraciones import envios
from experta.integraciones.llaves import llave_de
from experta.integraciones.models import Llave, Permiso
from experta.pantallas.limites import excede

POR_MINUTO = 120
FALLIDAS_POR_MINUTO = 30
_MUCHAS = "Demasiadas peticiones seguidas: espera un minuto."
Hacer = Callable[[], tuple[int, Schema]]


class ConLlave(HttpBearer):
    """Lets in whoever brings a key that opens; sessions of people are not looked at."""

    def authenticate(self, request: HttpRequest, token: str) -> Llave | None:
        """Return the key, or nothing when it does not open.

        Raises:
            HttpError: too many requests, good or bad (429).
        """
        llave = llave_de(token)
        if llave is None:
            if excede(request, "llave-que-no-abre", FALLIDAS_POR_MINUTO):
                raise HttpError(429, _MUCHAS)
            return None
        if excede(request, "api", POR_MINUTO, quien=f"llave-{llave.pk}"):
            raise HttpError(429, _MUCHAS)
        return llave


def llave_con(request: HttpRequest, permiso: Permiso | None) -> Llave:
    """Return the key of the request; without `permiso` any key will do.

    Raises:
        AuthorizationError: it was not given that permission (403).
    """
    llave: Llave = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    if permiso and not llave.permite(permiso):
        raise AuthorizationError(message=f"A esta llave no se le dio el permiso «{permiso.value}».")
    return llave


def casos_de(llave: Llave) -> ExpedienteQuerySet:
    """Return the cases that a key reaches: those that its person follows by that very mandate."""
    suyos = Acceso.objects.vigentes().filter(persona=llave.persona, mandato=llave.mandato)
    propios = Expediente.objects.de_la_ciudadania(llave.persona).de_verdad()
    return propios.filter(pk__in=suyos.values("expediente"))


def caso_de(llave: Llave, pk: UUID) -> Expediente:
    """Return a case that the key reaches.

    Raises:
        Http404: there is none, or it is not: nobody can tell which.
    """
    casos = casos_de(llave).select_related("tramite__vigente", "version")
    return get_object_or_404(casos, pk=pk)


def una_vez(
    request: HttpRequest,
    llave: Llave,
    clave: str,
    hacer: Hacer,
    *,
    contenido: bytes | None = None,
) -> HttpResponse:
    """Do it once per idempotency key, by the key's means, and answer; again, answer the same.

    `contenido` stands for the body of slow work, which no transaction waits for.

    Raises:
        EnvioDistinto: the key was used with another content.
    """
    cuerpo = request.body if contenido is None else contenido
    huella = sha256(f"{request.method} {request.path}\n".encode() + cuerpo).hexdigest()
    medio = Medio(f"llave-{llave.pk}", f"Lo hizo un programa con la llave «{llave}».")

    def trabajar() -> tuple[int, str]:
        with por_medio_de(medio):
            estado, dicho = hacer()
        return estado, dicho.model_dump_json()

    repetible = envios.una_vez if contenido is None else envios.una_vez_sin_esperar
    hecho = repetible(llave=llave, clave=clave, huella=huella, hacer=trabajar)
    respuesta = HttpResponse(
        hecho.cuerpo, status=hecho.resultado, content_type="application/json; charset=utf-8"
    )
    if hecho.repetido:
        respuesta["Idempotent-Replayed"] = "true"
    return respuesta
