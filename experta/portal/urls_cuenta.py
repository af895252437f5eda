"""Log-in, sign-up, codes, second factor, sessions: allauth's views at Spanish addresses.

They keep allauth's names, without namespace, because its code asks for them by name.
"""

from allauth.account import views as cuenta
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as respaldo
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as llave
from allauth.usersessions import views as sesiones
from django.urls import URLPattern, URLResolver, include, path

from experta.portal.views import codigos

_acceso: list[URLPattern] = [
    path("entrar/", cuenta.login, name="account_login"),
    path("entrar/codigo/", cuenta.request_login_code, name="account_request_login_code"),
    path(
        "entrar/codigo/confirmar/",
        codigos.ConfirmarCodigo.as_view(),
        name="account_confirm_login_code",
    ),
    path("salir/", cuenta.logout, name="account_logout"),
    path("cerrada/", cuenta.account_inactive, name="account_inactive"),
    path("registro/", cuenta.signup, name="account_signup"),
    path("confirmar/", cuenta.reauthenticate, name="account_reauthenticate"),
    path("correo/", cuenta.email, name="account_email"),
    path(
        "correo/confirmar/",
        codigos.ConfirmarCorreo.as_view(),
        name="account_email_verification_sent",
    ),
    path("celular/", cuenta.change_phone, name="account_change_phone"),
    path("celular/confirmar/", cuenta.verify_phone, name="account_verify_phone"),
]
_contrasena: list[URLPattern] = [
    path("cambiar/", cuenta.password_change, name="account_change_password"),
    path("poner/", cuenta.password_set, name="account_set_password"),
    path("recuperar/", cuenta.password_reset, name="account_reset_password"),
    path(
        "recuperar/codigo/",
        codigos.ConfirmarRecuperacion.as_view(),
        name="account_confirm_password_reset_code",
    ),
    path(
        "recuperar/nueva/", cuenta.complete_password_reset, name="account_complete_password_reset"
    ),
    path(
        "recuperar/lista/",
        cuenta.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
]
_segundo_paso: list[URLPattern] = [
    path("", factor.index, name="mfa_index"),
    path("entrar/", factor.authenticate, name="mfa_authenticate"),
    path("confirmar/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("aplicacion/activar/", totp.activate_totp, name="mfa_activate_totp"),
    path("aplicacion/quitar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("respaldo/", respaldo.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("respaldo/nuevos/", respaldo.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "respaldo/descargar/", respaldo.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("llaves/", llave.list_webauthn, name="mfa_list_webauthn"),
    path("llaves/agregar/", llave.add_webauthn, name="mfa_add_webauthn"),
    path("llaves/confirmar/", llave.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("llaves/entrar/", llave.login_webauthn, name="mfa_login_webauthn"),
    path("llaves/<int:pk>/quitar/", llave.remove_webauthn, name="mfa_remove_webauthn"),
    path("llaves/<int:pk>/nombre/", llave.edit_webauthn, name="mfa_edit_webauthn"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("cuenta/", include(_acceso)),
    path("cuenta/contrasena/", include(_contrasena)),
    path("cuenta/segundo-paso/", include(_segundo_paso)),
    path("cuenta/sesiones/", sesiones.list_usersessions, name="usersessions_list"),
]
