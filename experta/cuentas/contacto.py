"""The channel by which a person is known: an e-mail address or a Mexican mobile number."""

import re
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

CORREO = "correo"
TELEFONO = "telefono"

_SEPARADORES = re.compile(r"[\s().+-]")
_CON_PAIS = re.compile(r"521?([0-9]{10})")
_DIEZ = re.compile(r"[0-9]{10}")


class Contacto(NamedTuple):
    """A channel in canonical form: `medio` is CORREO or TELEFONO."""

    medio: str
    valor: str


def leer_telefono(texto: str) -> str | None:
    """Return the ten digits of a Mexican number, without the country's code, or None."""
    digitos = _CON_PAIS.sub(r"\1", _SEPARADORES.sub("", texto))
    return digitos if _DIEZ.fullmatch(digitos) else None


def leer_contacto(texto: str) -> Contacto | None:
    """Return the channel that a person wrote, or None if it is neither address nor number."""
    telefono = leer_telefono(texto)
    if telefono:
        return Contacto(TELEFONO, telefono)
    correo = texto.strip().lower()
    try:
        validate_email(correo)
    except ValidationError:
        return None
    return Contacto(CORREO, correo)


class CampoTelefono(forms.CharField):
    """A form field that gives the ten digits of a mobile number."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel-national"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Celular"), "max_length": 25, **kwargs})

    def clean(self, value: Any) -> str:
        """Return the ten digits; blank if it is not required.

        Raises:
            ValidationError: it has not ten digits.
        """
        texto = str(super().clean(value))
        telefono = leer_telefono(texto)
        if texto and telefono is None:
            raise ValidationError(_("Escribe los 10 números de tu celular, lada incluida."))
        return telefono or ""


class CampoContacto(forms.CharField):
    """A form field that gives an e-mail address or a mobile number in canonical form."""

    widget = forms.TextInput(
        attrs={
            "inputmode": "email",
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("Tu correo o tu celular"),
                "max_length": 254,
                "error_messages": {"required": _("Escribe tu correo o tu celular.")},
                **kwargs,
            }
        )

    def clean(self, value: Any) -> str:
        """Return the address or the ten digits.

        Raises:
            ValidationError: it is neither.
        """
        texto = str(super().clean(value))
        contacto = leer_contacto(texto)
        if contacto is None:
            raise ValidationError(
                _("Escribe tu correo completo, como ana@correo.mx, o los 10 números de tu celular.")
            )
        return contacto.valor
