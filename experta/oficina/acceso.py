"""Who may enter the office: people with an appointment today, and with a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from experta.cuentas.models import Persona, Rol
from experta.cuentas.services import tiene_segundo_factor

P = ParamSpec("P")
Vista = Callable[Concatenate[HttpRequest, P], HttpResponse]


def funcionaria(vista: Vista[P]) -> Vista[P]:
    """Let in whoever holds any appointment today; to everybody else the page does not exist.

    Outside the demonstration a second factor is asked for: without one, the page to set it up.
    """
    return _exigir(vista, frozenset(Rol))


def con_rol(*roles: Rol) -> Callable[[Vista[P]], Vista[P]]:
    """Let in whoever holds one of those roles today; the rest as in `funcionaria`."""
    return lambda vista: _exigir(vista, frozenset(roles))


def solo_post(ruta: str) -> Callable[[Vista[P]], Vista[P]]:
    """Take POST only; who comes back to that address (log-in, "see how it is now") goes to `ruta`.

    `ruta` takes the `pk` of the address.
    """

    def decorar(vista: Vista[P]) -> Vista[P]:
        @wraps(vista)
        def envuelta(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method != "POST":
                return redirect(ruta, pk=kwargs["pk"])
            return vista(request, *args, **kwargs)

        return envuelta

    return decorar


def persona_de(request: HttpRequest) -> Persona:
    """Return the official who is logged in; the view is behind `funcionaria` or `con_rol`."""
    if not isinstance(request.user, Persona):
        raise Http404
    return request.user


def _exigir(vista: Vista[P], roles: frozenset[Rol]) -> Vista[P]:
    @wraps(vista)
    def envuelta(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        persona = request.user
        if not isinstance(persona, Persona):
            return redirect_to_login(request.get_full_path())
        if not roles & persona.roles():
            raise Http404
        if not settings.DEMO and not tiene_segundo_factor(persona):
            messages.warning(request, _("Para entrar a la oficina activa antes tu segundo paso."))
            return redirect("mfa_index")
        return vista(request, *args, **kwargs)

    return envuelta
