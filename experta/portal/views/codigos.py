"""Writing the code just sent: an empty one is no attempt; whoever runs out keeps their way."""

from typing import Any
from urllib.parse import urlencode

from allauth.account import views as cuenta
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _


class _Codigo:
    """What our pages of a code do otherwise than allauth's when it does not match."""

    def form_invalid(self: Any, form: Any) -> HttpResponse:
        """Ask again; after the last attempt go where another code is had, with the same `next`."""
        if "code" not in form.fields:
            respuesta: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
            return respuesta
        siguiente = self.get_next_url() or self.de_la_entrada()
        if form.has_error("code", "required") or self._process.record_invalid_attempt():
            otra_vez: HttpResponse = self.render_to_response(self.get_context_data(form=form))
            return otra_vez
        nombre, frase = self.por_otro()
        messages.error(self.request, frase)
        consulta = f"?{urlencode({'next': siguiente})}" if siguiente else ""
        return HttpResponseRedirect(reverse(nombre) + consulta)

    def de_la_entrada(self: Any) -> str:
        """Return where the log-in under way was going."""
        etapa = getattr(self, "stage", None)
        return str(etapa.login.redirect_url or "") if etapa else ""

    def por_otro(self: Any) -> tuple[str, str]:
        """Return the address where another code is had, and how."""
        anonima = self.request.user.is_anonymous
        return ("account_login", _entra()) if anonima else ("account_email", _pide())


class ConfirmarCodigo(_Codigo, cuenta.ConfirmLoginCodeView):  # type: ignore[misc]  # no types
    """The code to log in."""

    def por_otro(self) -> tuple[str, str]:
        """Return where it was asked for: by the person, or by the log-in itself."""
        if self._process.state["initiated_by_user"]:
            return "account_request_login_code", _pide()
        return super().por_otro()


class ConfirmarCorreo(_Codigo, cuenta.ConfirmEmailVerificationCodeView):  # type: ignore[misc]
    """The code that proves an e-mail."""


class ConfirmarRecuperacion(_Codigo, cuenta.ConfirmPasswordResetCodeView):  # type: ignore[misc]
    """The code to set a new password."""

    def por_otro(self) -> tuple[str, str]:
        """Return where recovering begins."""
        return "account_reset_password", _pide()


def _pide() -> str:
    return _("Ese código ya no sirve: van varios que no coinciden. Pide otro.")


def _entra() -> str:
    return _(
        "Ese código ya no sirve: van varios que no coinciden. Espera diez segundos, entra con tu "
        "contraseña y te mandamos otro."
    )
