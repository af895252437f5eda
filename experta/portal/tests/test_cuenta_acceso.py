"""Signing up, logging in and recovering, by e-mail and by mobile number."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from experta.cuentas.models import Consentimiento, Persona
from experta.cuentas.sin_cuenta import EN_SESION, REPORTE_EN_SESION
from tests import fabrica

pytestmark = pytest.mark.django_db

CONTRASENA = "una frase larga y mia"
CORREO = "lupe@correo.mx"
CELULAR = "6141234567"


def codigo_de_correo() -> str:
    """Return the code of the last e-mail."""
    encontrado = re.search(r"código es (\S+)\.", str(mail.outbox[-1].body))
    assert encontrado
    return encontrado[1]


def textos() -> list[str]:
    """Return the text messages sent, oldest first."""
    carpeta = Path(settings.SALIDA_DIR) / "sms"
    return [archivo.read_text() for archivo in sorted(carpeta.glob("*.txt"))]


def codigo_de_sms() -> str:
    """Return the code of the last text message."""
    encontrado = re.search(r"código es (\S+)\.", textos()[-1])
    assert encontrado
    return encontrado[1]


def registrar(client: Client, contacto: str, **cambios: Any) -> Any:
    """Send the sign-up form."""
    datos = {"contacto": contacto, "password1": CONTRASENA, "acepta": "on", **cambios}
    return client.post(reverse("account_signup"), datos)


def con_cuenta(client: Client, contacto: str = CORREO) -> Persona:
    """Sign up, confirm and log out."""
    registrar(client, contacto)
    if "@" in contacto:
        client.post(reverse("account_email_verification_sent"), {"code": codigo_de_correo()})
    else:
        client.post(reverse("account_verify_phone"), {"code": codigo_de_sms()})
    client.post(reverse("account_logout"))
    cache.clear()  # as if a minute had passed: a code may be asked again
    return Persona.objects.get()


def entrar(client: Client, contacto: str, contrasena: str = CONTRASENA) -> Any:
    """Send the log-in form."""
    return client.post(reverse("account_login"), {"login": contacto, "password": contrasena})


@pytest.fixture(autouse=True)
def _sin_textos(tmp_path: Path, settings: Any) -> None:
    settings.SALIDA_DIR = tmp_path


def test_logging_in_takes_nothing_along_of_what_was_written_without_account(client: Client) -> None:
    con_cuenta(client)
    client.post("/reportar/", {"clase": "queja", "texto": "Me pidieron dinero por el permiso."})
    assert REPORTE_EN_SESION in client.session
    entrar(client, CORREO)
    assert "_auth_user_id" in client.session
    assert not {REPORTE_EN_SESION, EN_SESION} & set(client.session.keys())


def test_the_notice_is_read_before_giving_any_datum(client: Client) -> None:
    pagina = client.get(reverse("account_signup")).content.decode()
    assert pagina.index("Antes de darnos tus datos") < pagina.index('name="contacto"')


def test_an_email_signs_up_with_the_code_it_gets(client: Client) -> None:
    assert registrar(client, "  Lupe@Correo.MX ").status_code == 302
    assert not client.session.get("_auth_user_id")
    client.post(reverse("account_email_verification_sent"), {"code": codigo_de_correo()})
    persona = Persona.objects.get(correo=CORREO)
    assert client.session["_auth_user_id"] == str(persona.pk)
    assert persona.telefono is None


def test_a_mobile_number_signs_up_with_the_code_it_gets(client: Client) -> None:
    respuesta = registrar(client, "+52 (614) 123-4567")
    assert respuesta.url == reverse("account_verify_phone")
    assert not Persona.objects.get().telefono_verificado
    client.post(reverse("account_verify_phone"), {"code": codigo_de_sms()})
    persona = Persona.objects.get(telefono=CELULAR, telefono_verificado=True)
    assert client.session["_auth_user_id"] == str(persona.pk)
    assert (persona.correo, mail.outbox) == (None, [])


def test_consent_is_kept_with_the_version_of_the_notice(client: Client) -> None:
    registrar(client, CORREO)
    consentimiento = Consentimiento.objects.get()
    assert consentimiento.texto == "aviso-de-privacidad"
    assert consentimiento.version == settings.AVISO_DE_PRIVACIDAD


def test_without_consent_there_is_no_account(client: Client) -> None:
    respuesta = registrar(client, CORREO, acepta="")
    assert respuesta.status_code == 422
    assert respuesta.context["faltas"] == {"acepta": "Para abrir tu cuenta, lee y acepta el aviso."}
    assert Persona.objects.count() == 0


@pytest.mark.parametrize("contacto", ["", "lupe", "614 123", "lupe@", "123456789012"])
def test_what_is_neither_address_nor_number_is_asked_again(client: Client, contacto: str) -> None:
    respuesta = registrar(client, contacto)
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert 'href="#campo-contacto"' in pagina
    assert 'aria-invalid="true"' in pagina
    assert f'value="{contacto}"' in pagina or not contacto


def test_a_wrong_code_is_said_and_does_not_log_in(client: Client) -> None:
    registrar(client, CORREO)
    respuesta = client.post(reverse("account_email_verification_sent"), {"code": "XXXXXX"})
    assert respuesta.status_code == 422
    assert respuesta.context["faltas"]["code"].startswith("El código no coincide")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("registro", "escrito"), [(CORREO, "LUPE@correo.mx"), (CELULAR, "614 123 45 67")]
)
def test_people_log_in_however_they_write_their_channel(
    client: Client, registro: str, escrito: str
) -> None:
    persona = con_cuenta(client, registro)
    respuesta = entrar(client, escrito)
    assert respuesta.url == "/mis-tramites/"
    assert client.session["_auth_user_id"] == str(persona.pk)


@pytest.mark.parametrize(
    ("contacto", "codigo"), [(CORREO, codigo_de_correo), (CELULAR, codigo_de_sms)]
)
def test_people_log_in_with_a_code_instead_of_a_password(
    client: Client, contacto: str, codigo: Any
) -> None:
    persona = con_cuenta(client, contacto)
    client.post(reverse("account_request_login_code"), {"contacto": contacto})
    client.post(reverse("account_confirm_login_code"), {"code": codigo()})
    assert client.session["_auth_user_id"] == str(persona.pk)


def test_a_forgotten_password_is_replaced_by_code(client: Client) -> None:
    con_cuenta(client)
    client.post(reverse("account_reset_password"), {"email": CORREO})
    client.post(reverse("account_confirm_password_reset_code"), {"code": codigo_de_correo()})
    nueva = client.post(reverse("account_complete_password_reset"), {"password1": "otra frase más"})
    assert nueva.status_code == 302
    assert entrar(client, CORREO).status_code == 422
    assert entrar(client, CORREO, "otra frase más").status_code == 302


def test_a_number_nobody_proved_goes_to_whoever_proves_it(client: Client) -> None:
    registrar(Client(), CELULAR)
    abandonada = Persona.objects.get()
    cache.clear()
    registrar(client, CELULAR)
    client.post(reverse("account_verify_phone"), {"code": codigo_de_sms()})
    abandonada.refresh_from_db()
    assert abandonada.telefono is None
    assert Persona.objects.get(telefono=CELULAR, telefono_verificado=True) != abandonada


def test_texts_that_do_not_leave_do_not_break_the_page(client: Client, settings: Any) -> None:
    settings.SMS_MENSAJERO = "falla"
    assert registrar(client, CELULAR).url == reverse("account_verify_phone")


def test_a_change_of_password_cuts_the_other_sessions(client: Client) -> None:
    con_cuenta(client)
    otro = Client()
    entrar(otro, CORREO)
    entrar(client, CORREO)
    datos = {"oldpassword": CONTRASENA, "password1": "una frase distinta"}
    assert client.post(reverse("account_change_password"), datos).status_code == 302
    assert client.get(reverse("portal:cuenta")).status_code == 200
    assert otro.get(reverse("portal:cuenta")).status_code == 302


def test_a_second_code_within_seconds_is_refused_without_an_error(client: Client) -> None:
    registrar(client, CELULAR)
    respuesta = registrar(Client(), CELULAR)
    assert respuesta.status_code == 429
    assert len(textos()) == 1


def test_officials_land_in_their_inbox(client: Client) -> None:
    revisora = fabrica.funcionaria("revisor")
    EmailAddress.objects.create(user=revisora, email=revisora.correo, verified=True, primary=True)
    datos = {"login": revisora.correo, "password": fabrica.CONTRASENA}
    assert client.post(reverse("account_login"), datos).headers["Location"] == "/oficina/"


def test_without_a_provider_of_text_messages_only_mail_is_taken(
    client: Client, settings: Any
) -> None:
    settings.SMS_MENSAJERO = ""
    datos = {"contacto": CELULAR, "password1": CONTRASENA, "acepta": "on"}
    pagina = client.post(reverse("account_signup"), datos)
    assert pagina.status_code == 422
    assert "Escribe tu correo" in pagina.content.decode()


def test_nothing_written_is_no_attempt_and_who_runs_out_of_them_keeps_their_way(
    client: Client,
) -> None:
    destino = "/tramites/apertura-sare/empezar/"
    client.post(
        reverse("account_signup"),
        {"contacto": CORREO, "password1": CONTRASENA, "acepta": "on", "next": destino},
    )
    confirmar = reverse("account_email_verification_sent")
    for codigo in ("", "", "", "ZZZZ", "ZZZZ"):
        assert client.post(confirmar, {"code": codigo}).status_code == 422
    fin = client.post(confirmar, {"code": "ZZZZ"}, follow=True)
    assert fin.redirect_chain[-1][0] == f"{reverse('account_login')}?next={quote(destino, safe='')}"
    assert "Espera diez segundos, entra con tu contraseña" in fin.content.decode()
    pronto = entrar(client, CORREO).content.decode()
    assert "Acabamos de mandarte un código. Espera diez segundos" in pronto
    assert "olvidado su" not in pronto


def test_recovering_offers_another_code(client: Client) -> None:
    con_cuenta(client)
    pagina = client.post(reverse("account_reset_password"), {"email": CORREO}, follow=True)
    assert f'name="email" value="{CORREO}"' in pagina.content.decode()
    primero = codigo_de_correo()
    client.post(reverse("account_reset_password"), {"email": CORREO})
    assert codigo_de_correo() != primero


def test_a_password_like_ones_own_email_is_refused(client: Client) -> None:
    pagina = registrar(client, "guadalupe@correo.mx", password1="guadalupe@correo.mx")
    assert "Tu contraseña se parece a tu correo, celular o nombre" in pagina.content.decode()
    assert not Persona.objects.exists()
