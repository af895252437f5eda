"""Presence at the moment of signing, and the secrets of the second factor."""

from typing import Any
from unittest.mock import patch

import pytest
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.http import HttpRequest
from django.test import RequestFactory

from experta.cuentas import services
from experta.cuentas.models import Persona
from experta.cuentas.tests.fabrica import persona

pytestmark = pytest.mark.django_db

SECRETO = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def ana() -> Persona:
    return persona()


@pytest.fixture
def peticion(rf: RequestFactory, ana: Persona) -> HttpRequest:
    request = rf.post("/oficina/firma/")
    request.user = ana
    request.session = {}  # type: ignore[assignment]  # allauth only writes keys in it
    return request


def codigo() -> str:
    contador = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(SECRETO, contador)))


def test_the_password_proves_presence(peticion: HttpRequest) -> None:
    assert services.comprobar_presencia(peticion, "contrasena", "una frase larga") == "contrasena"
    assert services.comprobar_presencia(peticion, "contrasena", "otra frase") is None


def test_a_code_of_the_app_proves_presence_once(peticion: HttpRequest, ana: Persona) -> None:
    assert not services.tiene_segundo_factor(ana)
    totp.TOTP.activate(ana, SECRETO)
    assert services.tiene_segundo_factor(ana)
    assert services.comprobar_presencia(peticion, "codigo", "000000") is None
    assert services.comprobar_presencia(peticion, "codigo", codigo()) == "totp"
    assert services.comprobar_presencia(peticion, "codigo", codigo()) is None


def test_without_app_no_code_proves_presence(peticion: HttpRequest) -> None:
    assert services.comprobar_presencia(peticion, "codigo", codigo()) is None


def test_recovery_codes_alone_are_no_second_factor(peticion: HttpRequest, ana: Persona) -> None:
    with context.request_context(peticion):
        RecoveryCodes.activate(ana)
    assert not services.tiene_segundo_factor(ana)


def test_the_eleventh_try_in_a_minute_is_refused_before_hashing(
    peticion: HttpRequest, ana: Persona
) -> None:
    for _ in range(10):
        services.comprobar_presencia(peticion, "contrasena", "otra frase")
    with patch.object(Persona, "check_password", side_effect=AssertionError):
        assert services.comprobar_presencia(peticion, "contrasena", "una frase larga") is None


def test_whoever_proves_it_may_go_on_signing_one_by_one(peticion: HttpRequest) -> None:
    for _ in range(12):
        assert services.comprobar_presencia(peticion, "contrasena", "mal tecleada") is None
        assert services.comprobar_presencia(peticion, "contrasena", "una frase larga")


def test_an_unknown_method_is_a_mistake_of_ours(peticion: HttpRequest) -> None:
    with pytest.raises(ValueError, match="huella"):
        services.comprobar_presencia(peticion, "huella", "x")


def test_the_database_does_not_hold_the_secret_in_clear(ana: Persona) -> None:
    totp.TOTP.activate(ana, SECRETO)
    guardado = str(Authenticator.objects.get().data)
    assert SECRETO not in guardado


def test_a_secret_is_opened_after_the_key_was_replaced(settings: Any) -> None:
    cifrado = get_adapter().encrypt(SECRETO)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"
    assert get_adapter().decrypt(cifrado) == SECRETO
