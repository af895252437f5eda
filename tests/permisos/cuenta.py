"""Coming in, and the keys of one's own account: django-allauth's pages at our addresses."""

from tests.permisos.columnas import ENTRAR, Ruta, con_cuenta, sin_cuenta, todas

# Who is not logged in comes in; who already is, is led to their cases.
ENTRADA = {
    "account_login": Ruta(sin_cuenta(200), sin_cuenta(422)),
    "account_signup": Ruta(sin_cuenta(200), sin_cuenta(422)),
    "account_request_login_code": Ruta(sin_cuenta(200), sin_cuenta(422)),
    "account_reset_password": Ruta(todas(200), todas(422)),
    "account_password_reset_completed": Ruta(todas(200)),
    "account_inactive": Ruta(todas(200)),
    "account_logout": Ruta(con_cuenta(200) | {"anonima": 302}, todas(302)),
    # Its script asks for the challenge; a person who opens it is led to the log-in.
    "mfa_login_webauthn": Ruta(sin_cuenta(ENTRAR), sin_cuenta(ENTRAR)),
}

# Second pages of a conversation: nobody is half-way through one.
A_MEDIAS = {
    "account_confirm_login_code": Ruta(sin_cuenta(302), sin_cuenta(302)),
    "account_email_verification_sent": Ruta(sin_cuenta(ENTRAR), sin_cuenta(ENTRAR)),
    "account_verify_phone": Ruta(sin_cuenta(ENTRAR), sin_cuenta(ENTRAR)),
    "account_confirm_password_reset_code": Ruta(todas(ENTRAR), todas(ENTRAR)),
    "account_complete_password_reset": Ruta(todas(302), todas(302)),
    "mfa_authenticate": Ruta(sin_cuenta(ENTRAR), sin_cuenta(ENTRAR)),
}

# The keys of one's own account.
LLAVES = {
    "account_email": Ruta(con_cuenta(200), con_cuenta(302)),
    "account_change_phone": Ruta(con_cuenta(200), con_cuenta(422)),
    "account_change_password": Ruta(con_cuenta(200), con_cuenta(422)),
    # Everybody has a password already: it is changed, not set.
    "account_set_password": Ruta(con_cuenta(302), con_cuenta(302)),
    "account_reauthenticate": Ruta(con_cuenta(200), con_cuenta(422)),
    "usersessions_list": Ruta(con_cuenta(200), con_cuenta(302)),
    "mfa_index": Ruta(con_cuenta(200)),
    "mfa_list_webauthn": Ruta(con_cuenta(200)),
    # Nobody here has an application of codes, nor a key, to confirm with.
    "mfa_reauthenticate": Ruta(con_cuenta(302), con_cuenta(302)),
    "mfa_reauthenticate_webauthn": Ruta(con_cuenta(302), con_cuenta(302)),
    # Without a second factor there are no codes to see, nor an application to take away.
    "mfa_view_recovery_codes": Ruta(con_cuenta(404)),
    "mfa_download_recovery_codes": Ruta(con_cuenta(404)),
    "mfa_deactivate_totp": Ruta(con_cuenta(404), con_cuenta(404)),
}

# Changing a second factor asks first for a proof of presence.
CON_PRESENCIA = {
    nombre: Ruta(con_cuenta(302), con_cuenta(302), caso)
    for nombre, caso in (
        ("mfa_activate_totp", ""),
        ("mfa_generate_recovery_codes", ""),
        ("mfa_add_webauthn", ""),
        ("mfa_edit_webauthn", "llave_de_acceso"),
        ("mfa_remove_webauthn", "llave_de_acceso"),
    )
}

RUTAS = ENTRADA | A_MEDIAS | LLAVES | CON_PRESENCIA
