"""My account: one page that leads to everything about it."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experta.cuentas.models import Persona
from experta.cuentas.services import tiene_segundo_factor

Vista = Callable[..., HttpResponse]
# Who left the computer open gives away neither keys nor mandates.
con_presencia: Callable[[Vista], Vista] = reauthentication_required


def persona_de(request: HttpRequest) -> Persona:
    """Return who is logged in; only for views behind `login_required`."""
    assert isinstance(request.user, Persona)  # noqa: S101  # tells the type checker what the decorator did
    return request.user


@login_required
@require_safe
def cuenta(request: HttpRequest) -> HttpResponse:
    """Show how the person is known and the way to change it."""
    return render(request, "portal/cuenta/cuenta.html", {"filas": _filas(persona_de(request))})


def _filas(persona: Persona) -> list[dict[str, str]]:
    """Return what is known of the person and where each thing is changed, for _resumen.html."""
    factor = _("Activo") if tiene_segundo_factor(persona) else _("Sin activar")
    filas = (
        (_("Nombre y datos"), persona.nombre_completo, "portal:perfil"),
        (_("Correo"), persona.correo or "", "account_email"),
        (_("Celular"), persona.telefono or "", "account_change_phone"),
        (_("Contraseña"), _("Guardada; solo tú la sabes"), "account_change_password"),
        (_("Segundo paso para entrar"), factor, "mfa_index"),
    )
    return [
        {"etiqueta": etiqueta, "valor": valor, "url": reverse(ruta)}
        for etiqueta, valor, ruta in filas
    ]
