"""What accounts say to people: errors next to a field, messages on the page, e-mails.

Keys are allauth's own names. Nothing here tells whether an account exists.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from experta.comun.municipio import municipio_actual

Frase = str | Promise

_NO_COINCIDEN = _("El correo o celular y la contraseña no coinciden. Revísalos.")
_EN_USO = _("No pudimos usar ese dato. Escribe otro, o entra con la cuenta que ya lo tiene.")

# Said the same whether or not the number has an account.
SIN_TEXTOS = _("Por ahora no podemos mandar más códigos por mensaje. Inténtalo con tu correo.")

ERRORES: Mapping[str, Frase] = {
    "account_inactive": _("Esta cuenta está cerrada. Acude a ventanilla para reabrirla."),
    "cannot_remove_primary_email": _("No puedes quitar tu correo principal; cámbialo por otro."),
    "duplicate_email": _("Ese correo ya está en tu cuenta."),
    "email_password_mismatch": _NO_COINCIDEN,
    "phone_password_mismatch": _NO_COINCIDEN,
    "username_password_mismatch": _NO_COINCIDEN,
    "email_taken": _EN_USO,
    "phone_taken": _EN_USO,
    "enter_current_password": _("Esa no es tu contraseña actual. Escríbela de nuevo."),
    "incorrect_code": _("El código no coincide. Revísalo o pide otro."),
    "incorrect_password": _("La contraseña no coincide. Escríbela de nuevo."),
    "invalid_login": _NO_COINCIDEN,
    "invalid_or_expired_key": _("El código ya venció. Pide otro."),
    "invalid_password_reset": _("El código ya venció. Pide otro."),
    "max_email_addresses": _("Ya tienes %d correos; quita uno para agregar otro."),
    "rate_limited": _("Van muchos intentos seguidos. Espera un minuto y vuelve a intentar."),
    "same_as_current": _("Es el mismo que ya tienes. Escribe el nuevo."),
    "select_only_one": _("Escribe solo uno: tu correo o tu celular."),
    "too_many_login_attempts": _(
        "Van varios intentos seguidos. Espera un minuto y vuelve a intentar."
    ),
    "too_many_passwords": _(
        "Van muchos intentos seguidos. Espera diez minutos, o entra con un código."
    ),
    "too_many_codes": _(
        "Pediste muchos códigos seguidos. Usa el último que te llegó, o espera y pide otro."
    ),
    "unverified_primary_email": _("Primero confirma tu correo con el código que te enviamos."),
}

ERRORES_SEGUNDO_FACTOR: Mapping[str, Frase] = {
    "add_email_blocked": _("Para agregar un correo, quita antes el segundo paso de tu cuenta."),
    "cannot_delete_authenticator": _("Tu cargo exige un segundo paso; no puedes quitarlo."),
    "cannot_generate_recovery_codes": _(
        "Activa antes una aplicación o una llave; los códigos la respaldan."
    ),
    "incorrect_code": ERRORES["incorrect_code"],
    "unverified_email": _("Confirma tu correo antes de activar el segundo paso."),
}

# Blank: nothing is said, because the page that follows already says it.
MENSAJES: Mapping[str, Frase] = {
    "cannot_delete_primary_email": ERRORES["cannot_remove_primary_email"],
    "email_confirmation_failed": _EN_USO,
    "email_confirmation_sent": "",
    "email_confirmed": _("Confirmamos tu correo."),
    "email_deleted": _("Quitamos ese correo de tu cuenta."),
    "logged_in": "",
    "logged_out": _("Saliste de tu cuenta."),
    "login_code_sent": "",
    "password_changed": _("Cambiaste tu contraseña. Cerramos tus otras sesiones."),
    "password_set": _("Ya tienes contraseña."),
    "phone_verification_sent": "",
    "phone_verified": _("Confirmamos tu celular."),
    "primary_email_set": _("Cambiamos tu correo principal."),
    "unverified_primary_email": ERRORES["unverified_primary_email"],
    "recovery_codes_generated": _("Ya tienes códigos de respaldo nuevos. Guárdalos."),
    "totp_activated": _("Activaste la aplicación de códigos."),
    "totp_deactivated": _("Quitaste la aplicación de códigos."),
    "webauthn_added": _("Agregaste la llave."),
    "webauthn_removed": _("Quitaste la llave."),
    "sessions_logged_out": _("Cerramos tus otras sesiones."),
}


class Carta(NamedTuple):
    """An e-mail, ready to leave."""

    asunto: str
    cuerpo: str


_SI_NO_FUISTE = _(
    "Si no fuiste tú, recupera tu cuenta aquí con un código, aunque ya no sirva tu contraseña:\n"
    "{recuperar}\nSi tampoco puedes, llama o acude a ventanilla: {municipio}, tel. {telefono}."
)
_IGNORA = _("Si no lo pediste, no hagas nada: nadie entró a tu cuenta.")
_CODIGO = _("Tu código es {code}. Escríbelo en la página que tienes abierta; vence en 15 minutos.")

# Subject and paragraphs, with `{names}` that allauth gives.
CARTAS: Mapping[str, tuple[Frase, tuple[Frase, ...]]] = {
    "email_confirmation": (_("Tu código para confirmar tu correo"), (_CODIGO, _IGNORA)),
    "email_confirmation_signup": (_("Tu código para abrir tu cuenta"), (_CODIGO, _IGNORA)),
    "login_code": (_("Tu código para entrar"), (_CODIGO, _IGNORA)),
    "password_reset_code": (_("Tu código para cambiar tu contraseña"), (_CODIGO, _IGNORA)),
    "account_already_exists": (
        _("Ya tienes cuenta"),
        (
            _("Alguien quiso abrir una cuenta con este correo, y este correo ya tiene una."),
            _("Si fuiste tú, entra con ella. Si no recuerdas tu contraseña, cámbiala aquí:"),
            "{password_reset_url}",
            _IGNORA,
        ),
    ),
    "unknown_account": (
        _("Este correo no tiene cuenta"),
        (
            _("Alguien quiso entrar con este correo, y este correo no tiene cuenta."),
            _("Si fuiste tú, quizá te registraste con otro correo. También puedes abrir una aquí:"),
            "{signup_url}",
        ),
    ),
    "email_changed": (_("Cambió el correo de tu cuenta"), (_SI_NO_FUISTE,)),
    "email_confirm": (_("Confirmamos tu correo"), (_SI_NO_FUISTE,)),
    "email_deleted": (_("Quitamos un correo de tu cuenta"), (_SI_NO_FUISTE,)),
    "mandato_otorgado": (
        _("Diste a alguien tu representación"),
        (
            _("Quien tiene {contacto} ya puede hacer trámites en tu nombre o en el de tu empresa."),
            _("Se la quitas cuando quieras en tu cuenta, en «Representación»."),
            _SI_NO_FUISTE,
        ),
    ),
    "password_changed": (_("Cambió tu contraseña"), (_SI_NO_FUISTE,)),
    "password_reset": (_("Cambió tu contraseña"), (_SI_NO_FUISTE,)),
    "password_set": (_("Tu cuenta ya tiene contraseña"), (_SI_NO_FUISTE,)),
    "recovery_codes_generated": (_("Nuevos códigos de respaldo"), (_SI_NO_FUISTE,)),
    "totp_activated": (_("Activaste el segundo paso de tu cuenta"), (_SI_NO_FUISTE,)),
    "totp_deactivated": (_("Se quitó el segundo paso de tu cuenta"), (_SI_NO_FUISTE,)),
    "webauthn_added": (_("Se agregó una llave a tu cuenta"), (_SI_NO_FUISTE,)),
    "webauthn_removed": (_("Se quitó una llave de tu cuenta"), (_SI_NO_FUISTE,)),
}


def redactar(clave: str, datos: Mapping[str, object]) -> Carta:
    """Return the e-mail of that name with its data filled in.

    Raises:
        KeyError: there is no such e-mail, or a datum is missing.
    """
    asunto, parrafos = CARTAS[clave]
    todos = {**_de_la_casa(), **datos}
    cuerpo = "\n\n".join(str(parrafo).format(**todos) for parrafo in parrafos)
    return Carta(str(asunto), cuerpo)


def _de_la_casa() -> dict[str, str]:
    """Return what any e-mail may name: where to recover an account, and who answers."""
    municipio = municipio_actual()
    return {
        "recuperar": f"{settings.URL_PUBLICA}{reverse('account_reset_password')}",
        "municipio": municipio.nombre,
        "telefono": municipio.telefono,
    }
