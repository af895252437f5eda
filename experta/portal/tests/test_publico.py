"""The front page, the catalogue and the ficha: public, light, and of constant cost."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.template import Context
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from experta.buscador.aprendizaje import sin_hallar
from experta.buscador.services import buscar, olvidar
from experta.catalogo.models import EdicionCatalogo, Tramite, VersionTramite
from experta.pantallas.templatetags.pantallas import datos_enlazados
from experta.portal.tests.lectura import hoja, parte
from experta.portal.views import catalogo
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish the three trámites of the shelf and forget the index of another test."""
    olvidar()
    for slug in (fabrica.RESIDENCIA, fabrica.SARE, fabrica.CONSTRUCCION):
        fabrica.publicar(slug)


def pagina(client: Client, ruta: str, **cabeceras: str) -> Any:
    respuesta = client.get(ruta, headers=cabeceras)
    assert respuesta.status_code == 200
    return hoja(respuesta)


def consultas(client: Client, ruta: str) -> int:
    with CaptureQueriesContext(connection) as hechas:
        assert client.get(ruta).status_code == 200
    return len(hechas)


def copiar(cuantas: int) -> None:
    """Publish the same ficha under other names."""
    original = VersionTramite.objects.get(tramite__slug=fabrica.RESIDENCIA)
    for numero in range(cuantas):
        tramite = Tramite.objects.create(slug=f"copia-{numero}")
        version = VersionTramite.objects.create(
            tramite=tramite,
            numero=1,
            huella=original.huella,
            nombre=f"Copia {numero}",
            ficha={**original.ficha, "nombre": f"Copia {numero}"},
            archivos=original.archivos,
        )
        Tramite.objects.filter(pk=tramite.pk).update(vigente=version)
    EdicionCatalogo.avanzar()


def test_the_front_page_asks_what_you_need_and_leads_to_the_tramites(client: Client) -> None:
    inicio = pagina(client, "/")
    assert len(inicio.xpath("//h1")) == 1
    assert inicio.xpath("//form[@role='search']/@action") == ["/tramites/"]
    assert inicio.xpath(f"//main//a[@href='/tramites/{fabrica.SARE}/']")


@pytest.mark.parametrize("ruta", ["/", "/tramites/", "/tramites/?sector=documentos-personales"])
def test_public_pages_may_be_kept_by_anybody_and_weigh_little(client: Client, ruta: str) -> None:
    respuesta = client.get(ruta)
    assert "public" in respuesta["Cache-Control"]
    assert not respuesta.cookies
    assert len(respuesta.content) < 60_000


def test_a_page_of_somebody_logged_in_is_never_kept(client: Client) -> None:
    client.force_login(fabrica.ciudadana())
    assert client.get("/")["Cache-Control"] == "no-store, private"


def test_the_front_page_counts_what_waits_for_who_is_logged_in(client: Client) -> None:
    persona = fabrica.ciudadana()
    client.force_login(persona)
    assert "espera algo de ti" not in pagina(client, "/").text_content()
    fabrica.prevenido(persona=persona)
    fabrica.prevenido(persona=fabrica.ciudadana())
    assert "Un trámite tuyo espera algo de ti" in pagina(client, "/").text_content()


def test_a_search_finds_with_everyday_words_and_filters_say_how_many(client: Client) -> None:
    lista = pagina(client, "/tramites/?q=abrir+un+changarro")
    assert lista.xpath("//ul[@class='tarjetas']//h3/a/@href")[0] == f"/tramites/{fabrica.SARE}/"
    todos = pagina(client, "/tramites/")
    gratuito = todos.xpath("//label[@for='f-costo-gratuito']")[0].text_content()
    assert "(1)" in " ".join(gratuito.split())


def test_a_filter_stays_ticked_and_leaves_only_its_own(client: Client) -> None:
    lista = pagina(client, "/tramites/?costo=gratuito")
    assert lista.xpath("//input[@id='f-costo-gratuito']/@checked")
    assert lista.xpath("//ul[@class='tarjetas']//h3/a/@href") == [
        f"/tramites/{fabrica.RESIDENCIA}/"
    ]


def test_htmx_gets_the_part_that_the_whole_page_has(client: Client) -> None:
    entera = pagina(client, "/tramites/?q=residencia")
    respuesta = client.get("/tramites/?q=residencia", headers={"HX-Request": "true"})
    trozo = parte(respuesta)
    assert not trozo.xpath(".//h1 | .//header")
    for ruta in (".//ul[@class='tarjetas']//h3/a/@href", ".//input/@id"):
        assert trozo.xpath(ruta) == entera.xpath("//div[@id='encontrado']")[0].xpath(ruta)
    assert "HX-Request" in respuesta["Vary"]
    assert trozo.xpath(".//p[@id='cuantos']")[0].text_content().strip() == "1 trámite"


def test_going_back_in_the_browser_gets_the_whole_page(client: Client) -> None:
    cabeceras = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert pagina(client, "/tramites/", **cabeceras).xpath("//h1")


def test_an_empty_list_offers_to_take_off_each_filter_and_says_what_would_be_left(
    client: Client,
) -> None:
    lista = pagina(
        client, "/tramites/?q=constancia&costo=gratuito&sector=construccion-y-suelo&pagina=3"
    )
    enlaces = lista.xpath("//div[contains(@class, 'vacio')]//li/a")
    assert any("Gratuito" in uno.text_content() for uno in enlaces)
    for enlace in enlaces:
        cuenta = enlace.getnext().text_content()
        quedan = pagina(client, f"/tramites/{enlace.get('href')}").xpath(
            "//ul[@class='tarjetas']/li"
        )
        assert cuenta == f"({len(quedan)})" != "(0)"


def test_a_page_after_the_last_shows_the_last(client: Client) -> None:
    assert pagina(client, "/tramites/?pagina=400").xpath("//ul[@class='tarjetas']/li")


def test_what_was_meant_keeps_the_filters(client: Client) -> None:
    lista = pagina(client, "/tramites/?q=constansia&costo=gratuito")
    assert "?q=constancia&costo=gratuito" in lista.xpath("//p[@class='entradilla']/a/@href")


def test_what_is_only_near_is_said_to_be_so_and_kept_as_not_found(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cercanos = replace(buscar("residencia"), solo_parecidos=True)
    monkeypatch.setattr(catalogo, "buscar", lambda *_: cercanos)
    assert "Quizá buscas uno de estos" in pagina(client, "/tramites/?q=xilofono").text_content()
    assert [uno.texto for uno in sin_hallar()] == ["xilofono"]


def test_nothing_found_has_a_way_out(client: Client) -> None:
    lista = pagina(client, "/tramites/?q=zzzzqqqq")
    assert "No encontramos un trámite así" in lista.text_content()
    assert lista.xpath("//main//a[@href='/tramites/']")


@pytest.mark.parametrize(
    "pedido", ["pagina=x", "pagina=-1", "pagina=9999999", "sector=%00", "q=%00"]
)
def test_odd_addresses_of_the_catalogue_are_still_a_page(client: Client, pedido: str) -> None:
    assert client.get(f"/tramites/?{pedido}").status_code == 200


def test_typing_in_the_search_box_leaves_the_address_alone(client: Client) -> None:
    (caja,) = pagina(client, "/tramites/").xpath("//input[@list='sugerencias']")
    assert caja.get("hx-push-url") == "false"  # else it takes the one of its form


def test_suggestions_are_options_and_nothing_else(client: Client) -> None:
    opciones = client.get("/tramites/sugerencias/?q=constan").content.decode()
    assert 'value="Constancia de residencia"' in opciones
    assert "<html" not in opciones


def test_the_list_costs_the_same_queries_for_few_and_for_many(client: Client) -> None:
    consultas(client, "/tramites/")
    pocas = consultas(client, "/tramites/")
    copiar(30)
    consultas(client, "/tramites/")
    assert consultas(client, "/tramites/") == pocas
    assert len(pagina(client, "/tramites/").xpath("//ul[@class='tarjetas']/li")) == 20
    assert pagina(client, "/tramites/?pagina=2").xpath("//ul[@class='tarjetas']/li")


def test_a_suspended_tramite_is_not_found_and_its_page_says_why(client: Client) -> None:
    Tramite.objects.filter(slug=fabrica.SARE).update(
        estado=Tramite.Estado.SUSPENDIDO, motivo_suspension="Mudanza de la oficina."
    )
    EdicionCatalogo.avanzar()
    assert f"/tramites/{fabrica.SARE}/" not in client.get("/tramites/").content.decode()
    ficha = pagina(client, f"/tramites/{fabrica.SARE}/")
    assert "Mudanza de la oficina." in ficha.text_content()
    assert not ficha.xpath("//a[contains(@href, '/empezar/')]")


def test_a_tramite_nobody_published_is_not_found(client: Client) -> None:
    Tramite.objects.create(slug="sin-publicar")
    assert client.get("/tramites/sin-publicar/").status_code == 404
    assert client.get("/tramites/no-existe/").status_code == 404


def test_the_linked_data_cannot_close_its_script() -> None:
    nombre = "</script><script>alert(1)</script>&"
    escrito = datos_enlazados(Context({"csp_nonce": "n"}), {"name": nombre})
    assert escrito.count("</script>") == 1
    guion: Any = html.fragment_fromstring(escrito)
    assert guion.get("type") == "application/ld+json"
    assert json.loads(guion.text)["name"] == nombre
