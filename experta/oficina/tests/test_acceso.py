"""The office exists only for officials, with a second factor, each with their own menu."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from lxml import html

from experta.cuentas.models import Rol
from experta.oficina.tests.casos import entrar, textos
from tests import fabrica

pytestmark = pytest.mark.django_db
BANDEJA = "/oficina/"


def menu_de(rol: Rol, dependencia: str = "secretaria-ayuntamiento") -> list[str]:
    """Return the entries that an official of that role reads."""
    pagina = entrar(fabrica.funcionaria(rol, dependencia)).get("/oficina/expedientes/")
    return textos(pagina.content, "//nav[@class='lateral']//a")


def test_whoever_is_not_logged_in_is_asked_to() -> None:
    respuesta = Client().get(BANDEJA)
    assert respuesta.status_code == 302
    assert respuesta["Location"].endswith("?next=/oficina/")


def test_for_a_citizen_there_is_no_office() -> None:
    assert entrar(fabrica.ciudadana()).get(BANDEJA).status_code == 404


def test_an_official_comes_in() -> None:
    assert entrar(fabrica.funcionaria(Rol.REVISOR)).get(BANDEJA).status_code == 200


@pytest.mark.parametrize(
    ("rol", "dependencia", "ruta"),
    [
        (Rol.OIC, "oic", "oic"),
        (Rol.TESORERIA, "tesoreria", "caja"),
        (Rol.ANALISTA, "secretaria-ayuntamiento", "catalogo"),
        (Rol.ADMINISTRADOR, "secretaria-ayuntamiento", "personas"),
    ],
)
def test_who_attends_no_tasks_lands_where_their_work_is(
    rol: Rol, dependencia: str, ruta: str
) -> None:
    dentro = entrar(fabrica.funcionaria(rol, dependencia))
    respuesta = dentro.get(BANDEJA)
    assert respuesta["Location"] == reverse(f"oficina:{ruta}")
    pagina = dentro.get(respuesta["Location"])
    assert pagina.status_code == 200
    documento: Any = html.document_fromstring(pagina.content.decode())
    entradas = documento.xpath("//nav[@class='lateral']//a/@href")
    assert BANDEJA not in entradas
    assert {dentro.get(url).status_code for url in entradas} == {200}


def test_nobody_is_offered_to_take_what_is_not_theirs() -> None:
    fabrica.ingresado()
    persona = fabrica.funcionaria(Rol.OIC, "oic")
    fabrica.nombrar(persona, Rol.REVISOR, "tesoreria")
    pagina = entrar(persona).get(BANDEJA)
    assert "tarea-" in pagina.text
    assert "Tomar" not in pagina.text


def test_an_appointment_that_ended_opens_nothing() -> None:
    persona = fabrica.funcionaria(Rol.REVISOR)
    persona.nombramientos.update(desde="2019-01-01", hasta="2020-01-01")
    assert entrar(persona).get(BANDEJA).status_code == 404


def test_outside_the_demonstration_a_second_factor_is_asked_for(settings: Any) -> None:
    settings.DEMO = False
    persona = fabrica.funcionaria(Rol.REVISOR)
    respuesta = entrar(persona).get(BANDEJA)
    assert respuesta.status_code == 302
    assert respuesta["Location"] == reverse("mfa_index")
    Authenticator.objects.create(user=persona, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert entrar(persona).get(BANDEJA).status_code == 200


def test_each_role_has_its_own_menu() -> None:
    assert menu_de(Rol.REVISOR) == ["Mi bandeja", "Expedientes"]
    assert menu_de(Rol.OIC, "oic") == [
        *("Expedientes", "Por vencer", "Calendario", "Control interno", "Cifras")
    ]
    assert menu_de(Rol.ADMINISTRADOR) == [
        *("Dudas y fallas", "Calendario", "Personas y nombramientos")
    ]


def test_the_menu_counts_what_waits() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    pagina = entrar(fabrica.quien_atiende(tarea)).get(BANDEJA)
    assert "Mi bandeja 1 pendientes" in textos(pagina.content, "//nav[@class='lateral']//a")


def test_the_page_says_where_one_is() -> None:
    pagina = entrar(fabrica.funcionaria(Rol.REVISOR)).get("/oficina/expedientes/")
    actual = textos(pagina.content, "//nav[@class='lateral']//a[@aria-current='page']")
    assert actual == ["Expedientes"]
