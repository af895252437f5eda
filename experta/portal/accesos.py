"""Who may open the pages of an application, and what becomes of what they typed if they may not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from experta.cuentas.models import Persona
from experta.expedientes.models import Acceso, Expediente
from experta.portal import reenvio
from experta.tramitacion import permisos
from experta.tramitacion.errores import NoPermitido

P = ParamSpec("P")
Vista = Callable[Concatenate[HttpRequest, P], HttpResponse]


def persona_de(request: HttpRequest) -> Persona:
    """Return who is logged in.

    Raises:
        NoPermitido: nobody.
    """
    if not isinstance(request.user, Persona):
        raise NoPermitido("Entra con tu cuenta.")
    return request.user


def suyo(request: HttpRequest, pk: UUID) -> tuple[Expediente, Acceso]:
    """Return a case that the person may write, as party, representative or counter; and why.

    Raises:
        Http404: there is none, or it is not theirs: nobody can tell which.
        NoPermitido: they only look at it, as an official does.
    """
    persona = persona_de(request)
    visibles = Expediente.objects.visible_to(persona).select_related("tramite__vigente", "version")
    expediente = get_object_or_404(visibles, pk=pk)
    return expediente, permisos.exigir_parte(persona, expediente)


def con_cuenta(vista: Vista[P]) -> Vista[P]:
    """Ask to log in; what was typed waits in the session and comes back on the same page.

    Saving in the background is answered 401 instead: the page stays and the script says so.
    """
    return _con_cuenta(vista, "")


def con_cuenta_y_vuelta(ruta: str) -> Callable[[Vista[P]], Vista[P]]:
    """As `con_cuenta`, for an address that only takes POST: after logging in, go to `ruta`."""
    return lambda vista: _con_cuenta(vista, ruta)


def _con_cuenta(vista: Vista[P], ruta: str) -> Vista[P]:
    @wraps(vista)
    def envuelta(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return vista(request, *args, **kwargs)
        if request.headers.get("X-Autoguardado"):
            return HttpResponse(status=401)
        vuelta = reverse(ruta, args=[kwargs["pk"]]) if ruta else request.get_full_path()
        if request.method == "POST":
            reenvio.apartar(request, vuelta.partition("?")[0])
        entrada = redirect_to_login(vuelta)
        return HttpResponseClientRedirect(entrada["Location"]) if _por_htmx(request) else entrada

    return envuelta


def _por_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
