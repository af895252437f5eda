"""Settings of accounts: how people sign up, log in and prove who they are (django-allauth)."""

import os

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mis-tramites/"
LOGIN_REDIRECT_URL_OFICINA = "/oficina/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_REDIRECT_URL = "/cuenta/perfil/"

ACCOUNT_ADAPTER = "experta.cuentas.adaptador.Adaptador"
ACCOUNT_FORMS = {
    "login": "experta.portal.forms.cuenta.EntrarForm",
    "signup": "experta.portal.forms.cuenta.RegistroForm",
    "request_login_code": "experta.portal.forms.cuenta.CodigoForm",
    "change_password": "experta.portal.forms.cuenta.CambiarContrasenaForm",
    "set_password": "experta.portal.forms.cuenta.PonerContrasenaForm",
    "reset_password": "experta.portal.forms.cuenta.PedirContrasenaForm",
    "reset_password_from_key": "experta.portal.forms.cuenta.RecuperarContrasenaForm",
}
# allauth reads the account's address and name from our own columns.
ACCOUNT_USER_MODEL_EMAIL_FIELD = "correo"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# One box asks for either (RegistroForm); allauth's own checks want one of them marked.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
# The same answer and the same work whether or not an account exists.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
# Codes, not links: they work on a phone that opens mail in another browser, and nothing in a
# message is built from the address of the request.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Counted in the shared cache, before any password is hashed. A delay, never a lock: a lock is a
# weapon on the eve of a deadline, and the log-in by code counts apart. Of `login_failed`, `codigo`
# and `recuperar` the key is an account from one network, and of `…_total` the account, from
# wherever (experta.cuentas.limites): nobody keeps the owner of a known address out from one place.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "50/h/ip,10/10m/key",
    "login_failed_total": "300/h/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip",
    "recuperar": "5/m/key,10/h/key",
    "recuperar_total": "60/h/key",
    "request_login_code": "20/m/ip",
    "codigo": "3/m/key,10/h/key",
    "codigo_total": "60/h/key",
    "reauthenticate": "10/m/user",
    "change_phone": "3/m/user",
}

MFA_ADAPTER = "experta.cuentas.segundo_factor.AdaptadorSegundoFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True

# Which provider sends text messages: a key of experta.cuentas.sms.MENSAJEROS.
SMS_MENSAJERO = "demo"
# How many texts with codes the town pays for; 0 is no limit (experta.cuentas.presupuesto).
SMS_POR_HORA = int(os.environ.get("EXPERTA_SMS_POR_HORA", "300"))
SMS_POR_DIA = int(os.environ.get("EXPERTA_SMS_POR_DIA", "2000"))
# The version of the privacy notice that people accept when they sign up.
AVISO_DE_PRIVACIDAD = "2026-11-22"
