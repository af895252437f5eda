"""My data and my second step."""

from pathlib import Path
from typing import Any

import pytest
from allauth.account.urls import urlpatterns as de_cuenta
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.urls import urlpatterns as de_segundo_paso
from django.test import Client
from django.urls import get_resolver, reverse

from experta.cuentas.models import Persona
from experta.cuentas.services import tiene_segundo_factor
from experta.cuentas.tests.fabrica import persona
from experta.portal.templatetags.cuenta import aparato
from tests.arquitectura.test_rutas import routes

pytestmark = pytest.mark.django_db

PAGINAS = [
    "portal:cuenta",
    "portal:perfil",
    "portal:mandatos",
    "portal:registrar_empresa",
    "account_email",
    "account_change_phone",
    "account_change_password",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
    "account_logout",
]
DATOS = {
    "nombre": "Ana María",
    "primer_apellido": "Ruiz",
    "segundo_apellido": "",
    "curp": "no_la_tengo",
    "rfc": "",
    "lengua": "es-mx",
}


@pytest.fixture
def ana(client: Client) -> Persona:
    nueva = persona()
    client.post(reverse("account_login"), {"login": nueva.correo, "password": "una frase larga"})
    return nueva


def test_every_view_of_allauth_has_an_address_of_ours() -> None:
    nuestras = set(routes(get_resolver().url_patterns))
    assert set(routes([*de_cuenta, *de_segundo_paso])) <= nuestras


@pytest.mark.parametrize("pagina", PAGINAS)
def test_pages_of_the_account_ask_to_log_in_and_then_open(client: Client, pagina: str) -> None:
    anonima = client.get(reverse(pagina))
    assert anonima.status_code == 302
    persona()
    client.post(reverse("account_login"), {"login": "ana@correo.mx", "password": "una frase larga"})
    abierta = client.get(reverse(pagina))
    texto = abierta.content.decode()
    assert (abierta.status_code, texto.count("<h1>")) == (200, 1)
    assert abierta["Cache-Control"] == "no-store, private"


def test_what_people_say_of_themselves_is_kept(client: Client, ana: Persona) -> None:
    domicilio = {
        "domicilio__calle": "7a",
        "domicilio__numero_exterior": "1204",
        "domicilio__colonia": "Centro",
        "domicilio__codigo_postal": "31000",
    }
    curp = {"curp": "pegl850317mchrrp08"}
    respuesta = client.post(reverse("portal:perfil"), {**DATOS, **domicilio, **curp})
    ana.refresh_from_db()
    if respuesta.status_code == 422:
        pytest.fail(str(respuesta.context["faltas"]))
    assert ana.nombre_completo == "Ana María Ruiz"
    assert ana.domicilio["codigo_postal"] == "31000"
    assert ana.curp == "PEGL850317MCHRRP08"


def test_a_person_without_curp_goes_on(client: Client, ana: Persona) -> None:
    assert client.post(reverse("portal:perfil"), DATOS).status_code == 302
    ana.refresh_from_db()
    assert (ana.nombre, ana.curp) == ("Ana María", "")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    client: Client, ana: Persona
) -> None:
    datos = {**DATOS, "primer_apellido": "", "curp": "PEGL85", "domicilio__calle": "7a"}
    respuesta = client.post(reverse("portal:perfil"), datos)
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert {"primer_apellido", "curp", "domicilio__codigo_postal"} <= set(
        respuesta.context["faltas"]
    )
    for escrito in ("Ana María", "PEGL85", 'value="7a"', 'href="#campo-curp"'):
        assert escrito in pagina


@pytest.mark.parametrize("campo", ["nombre", "primer_apellido", "segundo_apellido"])
def test_a_name_with_an_address_is_refused_beside_its_field(
    client: Client, ana: Persona, campo: str
) -> None:
    respuesta = client.post(reverse("portal:perfil"), {**DATOS, campo: "Premios www.sitio.com"})
    assert respuesta.status_code == 422
    assert "Escribe solo el nombre" in respuesta.context["faltas"][campo]
    assert "Premios" not in Persona.objects.get(pk=ana.pk).nombre_completo


def test_two_people_may_write_the_same_curp_so_nobody_learns_whose_it_is(
    client: Client, ana: Persona
) -> None:
    persona("otra@correo.mx", curp="PEGL850317MCHRRP08")
    datos = {**DATOS, "curp": "PEGL850317MCHRRP08"}
    assert client.post(reverse("portal:perfil"), datos).status_code == 302


def test_who_adds_a_number_confirms_it_on_a_page_of_the_account(
    client: Client, ana: Persona, settings: Any, tmp_path: Path
) -> None:
    settings.SALIDA_DIR = tmp_path
    client.post(reverse("account_reauthenticate"), {"password": "una frase larga"})
    datos = {"phone": "614 111 2233"}
    pagina = client.post(reverse("account_change_phone"), datos, follow=True).content.decode()
    assert "Te enviamos un código a 6141112233" in pagina
    assert f'class="volver" href="{reverse("portal:cuenta")}"' in pagina
    assert "Corregir el número o pedir otro código" in pagina
    assert "correo no deseado" not in pagina
    mal = client.post(reverse("account_verify_phone"), {"code": "XXX"})
    assert mal.status_code == 422
    assert mal.context["faltas"]["code"].startswith("El código no coincide")


def test_an_app_of_codes_becomes_the_second_step(client: Client, ana: Persona) -> None:
    url = reverse("mfa_activate_totp")
    client.post(f"{reverse('account_reauthenticate')}?next={url}", {"password": "una frase larga"})
    secreto = client.get(url).context["form"].secret
    contador = next(iter(totp.yield_hotp_counters_from_time()))
    codigo = totp.format_hotp_value(totp.hotp_value(secreto, contador))
    respuesta = client.post(url, {"code": codigo}, follow=True)
    assert tiene_segundo_factor(ana)
    assert "Tus códigos de respaldo" in respuesta.content.decode()
    client.post(reverse("account_logout"))
    datos = {"login": ana.correo, "password": "una frase larga"}
    assert client.post(reverse("account_login"), datos)["Location"] == reverse("mfa_authenticate")
    mal = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert (mal.status_code, list(mal.context["faltas"])) == (422, ["code"])
    assert "_auth_user_id" not in client.session


def test_a_wrong_code_does_not_activate_the_app(client: Client, ana: Persona) -> None:
    client.post(reverse("account_reauthenticate"), {"password": "una frase larga"})
    respuesta = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert respuesta.status_code == 422
    assert not tiene_segundo_factor(ana)


def test_scripts_of_keys_carry_the_nonce_of_the_answer(client: Client) -> None:
    respuesta = client.get(reverse("account_login"))
    nonce = respuesta["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    pagina = respuesta.content.decode()
    assert pagina.count("<script src=") == pagina.count(f'nonce="{nonce}"')


@pytest.mark.parametrize(
    ("agente", "nombre"),
    [
        ("Mozilla/5.0 (Linux; Android 9) Chrome/90 Mobile Safari/537", "Chrome en Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/90 Safari/537 Edg/90", "Edge en Windows"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Safari/604", "Safari en iPhone"),
        ("curl/8", "Otro navegador"),
    ],
)
def test_sessions_are_named_as_people_name_their_devices(agente: str, nombre: str) -> None:
    assert aparato(agente) == nombre


def test_other_sessions_are_closed_from_here(client: Client, ana: Persona) -> None:
    otro: Any = Client()
    otro.post(reverse("account_login"), {"login": ana.correo, "password": "una frase larga"})
    otro.get(reverse("portal:cuenta"))
    client.get(reverse("portal:cuenta"))
    client.post(reverse("usersessions_list"))
    assert client.get(reverse("portal:cuenta")).status_code == 200
    assert otro.get(reverse("portal:cuenta")).status_code == 302
