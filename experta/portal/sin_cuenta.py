"""Whoever has no account, while a browser lasts: the session says who, on these pages alone.

Everywhere else the same browser belongs to nobody, so other trámites ask to log in. Real accounts
always win: logged in, the session's other guest is not looked at.
"""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from experta.catalogo.models import Tramite
from experta.cuentas import sin_cuenta
from experta.cuentas.models import Persona

GetResponse = Callable[[HttpRequest], HttpResponse]

# Filling in one application and following it. Each view still asks whose the case is.
PAGINAS: Final = frozenset(
    f"portal:{nombre}"
    for nombre in (
        *("llenar", "seccion", "guardar", "giros", "adjuntar", "subidas", "subida", "adjunto"),
        *("retirar_adjunto", "revisar", "enviar", "enviado", "actualizar"),
        *("responder", "responder_enviar", "expediente", "documento", "plazo", "notificacion"),
        *("desistir", "corregir", "pagar", "renovar_orden", "pago_retorno"),
        *("ayuda", "silencio", "inconformarse", "otra_llave", "descargar_llave", "contacto"),
    )
)


class SinCuentaMiddleware:
    """Gives those pages the person that the session keeps, when nobody is logged in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the work is done when the page is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_vista: Any) -> None:
        """Say who asks, before the view does."""
        ruta = request.resolver_match
        if ruta is None or ruta.view_name not in PAGINAS or request.user.is_authenticated:
            return
        if persona := de_la_sesion(request):
            request.user = persona


def de_la_sesion(request: HttpRequest) -> Persona | None:
    """Return whom this browser follows without account, if anybody."""
    publica = request.session.get(sin_cuenta.EN_SESION)
    return sin_cuenta.por_publica(publica) if publica else None


def recordar(request: HttpRequest, persona: Persona) -> None:
    """Follow that person from now on, until the browser closes."""
    request.session.cycle_key()
    request.session[sin_cuenta.EN_SESION] = str(persona.publica)
    request.session.set_expiry(0)


def olvidar(request: HttpRequest) -> None:
    """Follow nobody: on a shared computer the next one finds nothing."""
    request.session.flush()


def se_puede(tramite: Tramite) -> bool:
    """Say whether the trámite can be done without an account."""
    vigente = tramite.vigente
    return vigente is not None and vigente.ficha.get("identidad") == "opcional"
