"""My account: one page that leads to everything about it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experta.cuentas.models import Persona
from experta.cuentas.services import tiene_segundo_factor


def persona_de(request: HttpRequest) -> Persona:
    """Return who is logged in; only for views behind `login_required`."""
    assert isinstance(request.user, Persona)  # noqa: S101  # tells the type checker what the decorator did
    return request.user


@login_required
@require_safe
def cuenta(request: HttpRequest) -> HttpResponse:
    """Show how the person is known and the way to change it."""
    persona = persona_de(request)
    return render(
        request,
        "portal/cuenta/cuenta.html",
        {"persona": persona, "segundo_factor": tiene_segundo_factor(persona)},
    )
