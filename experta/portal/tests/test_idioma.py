"""The language of the pages: the browser's, or the one chosen; what stays in Spanish says so."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from experta.buscador.services import olvidar
from experta.portal.tests.lectura import hoja, junto
from tests import fabrica

pytestmark = pytest.mark.django_db

INGLES = {"Accept-Language": "en-GB,en;q=0.9"}
COOKIE = settings.LANGUAGE_COOKIE_NAME


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish a trámite that asks something before telling its cost."""
    olvidar()
    fabrica.publicar(fabrica.CONSTRUCCION)


def elegir(client: Client, lengua: str, siguiente: str = "/") -> Any:
    return client.post(reverse("portal:idioma"), {"language": lengua, "next": siguiente})


def encabezado(client: Client, ruta: str, **cabeceras: str) -> tuple[str, str]:
    """Return the language that a page declares and its heading."""
    pagina = hoja(client.get(ruta, headers=cabeceras))
    return pagina.get("lang"), junto(pagina.xpath("//h1")[0].text_content())


def test_the_front_page_speaks_the_language_of_the_browser(client: Client) -> None:
    assert encabezado(client, "/")[0] == "es-mx"
    lengua, titulo = encabezado(client, "/", **INGLES)
    assert lengua == "en"
    assert titulo.endswith("procedures (trámites) without the runaround")


def test_the_language_chosen_wins_over_the_browsers_and_leads_back(client: Client) -> None:
    respuesta = elegir(client, "en", "/accesibilidad/")
    assert (respuesta.status_code, respuesta["Location"]) == (302, "/accesibilidad/")
    galleta = respuesta.cookies[COOKIE]
    assert (galleta.value, galleta["httponly"], galleta["samesite"]) == ("en", True, "Lax")
    assert encabezado(client, "/accesibilidad/", **{"Accept-Language": "es"}) == (
        "en",
        "Accessibility",
    )


def test_a_language_we_do_not_speak_changes_nothing(client: Client) -> None:
    assert COOKIE not in elegir(client, "xx").cookies


@pytest.mark.parametrize("fuera", ["https://malo.example/", "//malo.example", "javascript:x"])
def test_choosing_a_language_never_leaves_the_site(client: Client, fuera: str) -> None:
    assert elegir(client, "en", fuera)["Location"] == "/"


def test_public_pages_put_no_cookie_and_are_kept_by_language(client: Client) -> None:
    respuesta = client.get("/")
    assert not respuesta.cookies
    assert {"Accept-Language", "Cookie"} <= set(respuesta["Vary"].split(", "))


def test_the_footer_leads_to_both_languages_in_both(client: Client) -> None:
    ruta = hoja(client.get("/verificar/")).xpath("//footer//a[.//@lang='en']/@href")[0]
    assert ruta == reverse("portal:idioma") + "?pagina=/verificar/"
    pagina = hoja(client.get(ruta))
    botones = pagina.xpath("//main//button[@name='language']")
    assert [(b.get("value"), b.text, b.get("lang")) for b in botones] == [
        ("es-mx", "Español", "es-mx"),
        ("en", "English", "en"),
    ]
    assert pagina.xpath("//main//input[@name='next']/@value") == ["/verificar/"]


def test_the_account_remembers_the_language(client: Client) -> None:
    ana = fabrica.ciudadana()
    client.force_login(ana)
    elegir(client, "en")
    ana.refresh_from_db()
    assert ana.lengua == "en"


def test_on_an_english_page_what_the_shelf_says_is_marked_as_spanish(client: Client) -> None:
    pagina = hoja(client.get(reverse("portal:ficha", args=[fabrica.CONSTRUCCION]), headers=INGLES))
    assert pagina.xpath("//h1/@lang") == ["es"]
    assert pagina.xpath("//p[@class='entradilla']/@lang") == ["es"]
    preguntas = pagina.xpath("//*[@id='calculadora']//*[contains(@class, 'campo__etiqueta')]/span")
    assert preguntas
    assert {pregunta.get("lang") for pregunta in preguntas} == {"es"}
    assert "The content of each procedure is in Spanish." in pagina.text_content()
    assert "working days" in pagina.text_content()


def test_on_a_spanish_page_nothing_is_marked(client: Client) -> None:
    pagina = hoja(client.get(reverse("portal:ficha", args=[fabrica.CONSTRUCCION])))
    assert pagina.xpath("//main//@lang") == []


def test_what_was_found_is_marked_as_spanish(client: Client) -> None:
    pagina = hoja(client.get(reverse("portal:catalogo"), headers=INGLES))
    nombres = pagina.xpath("//li[@class='tarjeta']//h3/a")
    assert nombres
    assert {nombre.get("lang") for nombre in nombres} == {"es"}
