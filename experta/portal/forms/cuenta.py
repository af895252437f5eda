"""The forms of allauth's views that ask in our own way: one box for e-mail or mobile number."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)
from allauth.core import context
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experta.cuentas import limites, services
from experta.cuentas.contacto import CORREO, CampoContacto, leer_contacto
from experta.cuentas.frases import SIN_TEXTOS
from experta.cuentas.models import Persona
from experta.cuentas.presupuesto import agotado

TEXTO_PRIVACIDAD = "aviso-de-privacidad"
_AYUDA_CONTRASENA = _("Al menos 12 letras, números o signos. Una frase corta es fácil de recordar.")


def _espera(credenciales: dict[str, Any]) -> str:
    """Return how long until another code may be sent: allauth's own limits of each channel."""
    if "email" in credenciales:
        return str(_("Acabamos de mandarte un código. Espera diez segundos y vuelve a entrar."))
    return str(_("Acabamos de mandarte un código. Espera medio minuto y vuelve a entrar."))


def _contar(accion: str, cuenta: str) -> None:
    """Count one more code asked for an account, from where it is asked.

    Raises:
        ValidationError: too many.
    """
    if not limites.permite(context.request, accion, cuenta):
        raise get_adapter().validation_error("too_many_codes")


class EntrarForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Log in with an e-mail or a mobile number and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = CampoContacto()
        self.fields["password"].help_text = ""  # the page has its own link
        self.order_fields(["login", "password"])

    def _clean_with_password(self, credentials: dict[str, Any]) -> dict[str, Any]:
        """Check the password; right but too soon after another code, say the true wait."""
        try:
            limpios: dict[str, Any] = super()._clean_with_password(credentials)
        except forms.ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise forms.ValidationError(_espera(credentials)) from error
            raise
        return limpios


class _ConContacto(forms.Form):
    """Turns the one box into the `email` or `phone` that allauth reads."""

    contacto: forms.CharField = CampoContacto()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nombre in ("email", "phone"):
            self.fields.pop(nombre, None)

    def clean_contacto(self) -> str:
        """Return the channel, after allauth's own check of its kind."""
        valor: str = self.cleaned_data["contacto"]
        contacto = leer_contacto(valor)
        nombre = "email" if contacto and contacto.medio == CORREO else "phone"
        if nombre == "phone" and not settings.SMS_MENSAJERO:
            raise forms.ValidationError(
                _("Por ahora solo mandamos códigos por correo. Escribe tu correo.")
            )
        if nombre == "phone" and agotado():
            raise forms.ValidationError(SIN_TEXTOS)
        self.cleaned_data[nombre] = valor
        if hasattr(self, f"clean_{nombre}"):
            self.cleaned_data[nombre] = getattr(self, f"clean_{nombre}")()
        return valor


class CodigoForm(_ConContacto, RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Log in with a code sent to an e-mail or a mobile number."""

    def clean_contacto(self) -> str:
        """Return the channel, unless too many codes were asked for it."""
        valor = super().clean_contacto()
        _contar("codigo", valor)
        return valor


class PedirContrasenaForm(ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Ask for the code that lets set a new password."""

    def clean_email(self) -> str:
        """Return the address, unless too many codes were asked for it."""
        correo: str = super().clean_email()
        _contar("recuperar", correo.lower())
        return correo


class RegistroForm(_ConContacto, SignupForm):  # type: ignore[misc]  # allauth has no types
    """Open an account, having read the privacy notice that the page shows first."""

    acepta = forms.BooleanField(
        label=_("Leí el aviso de privacidad y acepto que usen mis datos para mis trámites"),
        error_messages={"required": _("Para abrir tu cuenta, lee y acepta el aviso.")},
    )
    field_order = ["contacto", "password1", "acepta"]
    account_already_exists: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contrasena = self.fields["password1"]
        contrasena.label = _("Inventa una contraseña")
        contrasena.help_text = _AYUDA_CONTRASENA
        contrasena.error_messages["required"] = _("Inventa una contraseña.")

    def signup(self, request: HttpRequest, user: Persona) -> None:
        """Keep the proof of consent; allauth calls it once the account is made."""
        services.aceptar_texto(
            persona=user, texto=TEXTO_PRIVACIDAD, version=settings.AVISO_DE_PRIVACIDAD
        )

    def try_save(self, request: HttpRequest) -> tuple[Persona | None, Any]:
        """Make account and consent, both or none; when the account exists, do the same work.

        Otherwise the time of the answer would tell which of the two it was.
        """
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        try:
            return self._guardar(request)
        except IntegrityError:
            # Somebody took the channel a moment ago: the answer is that of an existing account.
            self.account_already_exists = True
            return self._guardar(request)

    @transaction.atomic
    def _guardar(self, request: HttpRequest) -> tuple[Persona | None, Any]:
        resultado: tuple[Persona | None, Any] = super().try_save(request)
        return resultado


class _UnaSolaVez(forms.Form):
    """Asks a new password once: typing it twice catches no more mistakes and costs a field."""

    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Tu contraseña nueva")
        self.fields["password1"].help_text = _AYUDA_CONTRASENA


class CambiarContrasenaForm(_UnaSolaVez, ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Change a password, telling the one in use."""


class PonerContrasenaForm(_UnaSolaVez, SetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Set the first password of an account."""


class RecuperarContrasenaForm(_UnaSolaVez, ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    """Set a new password after proving the e-mail by a code."""
