"""Nobody learns from these pages who has an account, and limits act before hashing (T-24)."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from experta.cuentas.models import Persona
from experta.cuentas.presupuesto import gastar
from experta.portal.tests.test_cuenta_acceso import (
    CELULAR,
    CONTRASENA,
    CORREO,
    con_cuenta,
    entrar,
    registrar,
    textos,
)

pytestmark = pytest.mark.django_db

Pedir = Callable[[Client, str], Any]


@pytest.fixture(autouse=True)
def _sin_textos(tmp_path: Any, settings: Any) -> None:
    settings.SALIDA_DIR = tmp_path


@contextmanager
def contando() -> Iterator[list[str]]:
    """Count the hashes of passwords: they are what costs."""
    hechas: list[str] = []
    original = MD5PasswordHasher.encode

    def encode(self: Any, password: str, salt: str) -> str:
        hechas.append(password)
        return original(self, password, salt)

    with patch.object(MD5PasswordHasher, "encode", encode):
        yield hechas


def visto(respuesta: Any, *tachar: str) -> tuple[int, str, str]:
    """Return status, next address and page, without what belongs to each request."""
    pagina = respuesta.content.decode()
    for tapado in (r'value="[\w-]{64}"', r'nonce="[^"]*"', *map(re.escape, tachar)):
        pagina = re.sub(tapado, "·", pagina)
    return respuesta.status_code, respuesta.get("Location", ""), pagina


def pedir_codigo(client: Client, contacto: str) -> Any:
    return client.post(reverse("account_request_login_code"), {"contacto": contacto}, follow=True)


def recuperar(client: Client, contacto: str) -> Any:
    return client.post(reverse("account_reset_password"), {"email": contacto}, follow=True)


def registro(client: Client, contacto: str) -> Any:
    registrar(client, contacto)
    url = "account_email_verification_sent" if "@" in contacto else "account_verify_phone"
    return client.get(reverse(url))


def mala(client: Client, contacto: str) -> Any:
    return entrar(client, contacto, "no es esta la frase")


@pytest.mark.parametrize("conocido", [CORREO, CELULAR])
@pytest.mark.parametrize("pedir", [registro, mala, pedir_codigo])
def test_known_and_unknown_get_the_same_page_and_the_same_hashing(
    conocido: str, pedir: Pedir
) -> None:
    con_cuenta(Client(), conocido)
    desconocido = "nadie@correo.mx" if "@" in conocido else "6149999999"
    with contando() as de_conocido:
        uno = visto(pedir(Client(), conocido), conocido)
    with contando() as de_desconocido:
        otro = visto(pedir(Client(), desconocido), desconocido)
    assert uno == otro
    assert len(de_conocido) == len(de_desconocido)


def test_recovery_answers_the_same_to_known_and_unknown() -> None:
    con_cuenta(Client())
    antes = len(mail.outbox)
    uno = visto(recuperar(Client(), CORREO), CORREO)
    otro = visto(recuperar(Client(), "nadie@correo.mx"), "nadie@correo.mx")
    assert uno == otro
    assert len(mail.outbox) == antes + 2


@pytest.mark.parametrize("conocido", [CORREO, CELULAR])
def test_signing_up_twice_sends_one_message_each_time(conocido: str) -> None:
    con_cuenta(Client(), conocido)
    antes = len(mail.outbox) + len(textos())
    registrar(Client(), conocido)
    assert len(mail.outbox) + len(textos()) == antes + 1
    ultimo = str(mail.outbox[-1].body) if "@" in conocido else textos()[-1]
    assert "ya tiene" in ultimo


@pytest.mark.parametrize("contacto", [CORREO, CELULAR])
def test_after_ten_failures_the_next_is_stopped_before_hashing(contacto: str) -> None:
    con_cuenta(Client(), contacto)
    for _ in range(10):
        mala(Client(), contacto)
    with contando() as hechas:
        respuesta = entrar(Client(), contacto, CONTRASENA)
    assert respuesta.status_code == 422
    assert respuesta.context["faltas"]["login"].startswith("Van muchos intentos")
    assert hechas == []


def desde(direccion: str) -> Client:
    return Client(REMOTE_ADDR=direccion)


@pytest.mark.parametrize(
    ("ajena", "vecina", "suya"),
    [
        ("198.51.100.7", "198.51.100.200", "203.0.113.9"),
        ("2001:db8:1:1::7", "2001:db8:1:1:ffff::1", "2001:db8:1:2::7"),
    ],
)
def test_failures_from_another_network_do_not_keep_the_owner_out(
    ajena: str, vecina: str, suya: str
) -> None:
    con_cuenta(Client())
    for _ in range(10):
        mala(desde(ajena), CORREO)
    with contando() as hechas:
        assert entrar(desde(vecina), CORREO).status_code == 422
    assert hechas == []
    assert entrar(desde(suya), CORREO).status_code == 302


@pytest.mark.parametrize("contacto", [CORREO, "nadie@correo.mx"])
def test_failures_from_many_networks_meet_the_ceiling_of_the_account_before_hashing(
    settings: Any, contacto: str
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed_total": "4/h/key"}
    con_cuenta(Client())
    for numero in range(4):
        mala(desde(f"198.51.{numero}.1"), contacto)
    with contando() as hechas:
        respuesta = mala(desde("198.51.9.1"), contacto)
    assert respuesta.status_code == 422
    assert respuesta.context["faltas"]["login"].startswith("Van muchos intentos")
    assert hechas == []


def test_a_right_password_spends_nothing_of_the_ceiling(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed_total": "2/h/key"}
    con_cuenta(Client())
    for numero in range(4):
        assert entrar(desde(f"198.51.{numero}.1"), CORREO).status_code == 302


@pytest.mark.parametrize(("pedir", "cuantas"), [(pedir_codigo, 3), (recuperar, 5)])
def test_codes_asked_from_another_network_do_not_keep_the_owner_from_asking(
    pedir: Pedir, cuantas: int
) -> None:
    con_cuenta(Client())
    for _ in range(cuantas):
        pedir(desde("198.51.100.7"), CORREO)
    antes = len(mail.outbox)
    parada = pedir(desde("198.51.100.8"), CORREO)
    assert parada.status_code == 422
    assert "Pediste muchos códigos" in parada.content.decode()
    assert len(mail.outbox) == antes
    pedir(desde("203.0.113.9"), CORREO)
    assert len(mail.outbox) == antes + 1


def test_the_failures_of_one_number_do_not_stop_another() -> None:
    con_cuenta(Client(), CELULAR)
    for _ in range(10):
        mala(Client(), "6140000000")
    assert entrar(Client(), CELULAR).status_code == 302


def test_whoever_fails_too_much_can_still_ask_for_a_code(client: Client) -> None:
    con_cuenta(client, CELULAR)
    for _ in range(11):
        mala(client, CELULAR)
    antes = len(textos())
    pedir_codigo(client, CELULAR)
    assert len(textos()) == antes + 1


@pytest.mark.parametrize("pedir", [pedir_codigo, registrar])
@pytest.mark.parametrize("celular", [CELULAR, "6149999999"])
def test_without_texts_left_everybody_is_told_to_use_the_mail(
    settings: Any, pedir: Pedir, celular: str
) -> None:
    con_cuenta(Client(), CELULAR)
    antes = len(textos())
    settings.SMS_POR_HORA = 1
    gastar()
    respuesta = pedir(Client(), celular)
    assert respuesta.status_code == 422
    assert "Inténtalo con tu correo" in respuesta.content.decode()
    assert len(textos()) == antes
    cache.clear()


def test_a_flood_of_logins_from_one_address_gets_429_without_hashing(client: Client) -> None:
    for numero in range(30):
        mala(client, f"nadie{numero}@correo.mx")
    with contando() as hechas:
        respuesta = mala(client, "otra@correo.mx")
    assert respuesta.status_code == 429
    assert "Espera un momento" in respuesta.content.decode()
    assert hechas == []


def test_who_loses_a_race_for_an_address_is_answered_as_if_it_had_an_account() -> None:
    con_cuenta(Client())
    sin_verla = patch(
        "allauth.account.internal.flows.manage_email.email_already_exists",
        return_value=(CORREO, False),
    )
    with sin_verla:
        assert registrar(Client(), CORREO).status_code == 302
    assert Persona.objects.count() == 1
    assert "ya tiene" in str(mail.outbox[-1].body)
