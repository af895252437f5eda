"""The page of a trámite holds what art. 54 of the LNETB makes public, and computes its cost."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from experta.catalogo.ejecutable import cargar
from experta.catalogo.ficha import Ficha
from experta.catalogo.models import VersionTramite
from experta.comun import reloj
from experta.comun.dinero import con_signo
from experta.comun.municipio import municipio_actual
from experta.portal.tests.lectura import hoja, junto, leido, parte
from tests import fabrica

pytestmark = pytest.mark.django_db
ESTANTE = (fabrica.RESIDENCIA, fabrica.SARE, fabrica.CONSTRUCCION)


def publicar(slug: str) -> VersionTramite:
    version = fabrica.publicar(slug).vigente
    assert version is not None
    return version


def texto(client: Client, ruta: str) -> str:
    respuesta = client.get(ruta)
    assert respuesta.status_code == 200
    return leido(respuesta)


def lo_publico(ficha: Ficha) -> list[str]:
    """Return what must be readable in the page, whatever the trámite."""
    dichos = [ficha.nombre, ficha.clave, ficha.descripcion, ficha.casos, ficha.resultado]
    dichos += [ficha.costo.descripcion, ficha.vigencia.texto]
    for norma in ficha.fundamento:
        dichos += [norma.ley, norma.articulo]
    for requisito in ficha.requisitos:
        dichos += [requisito.nombre, requisito.razon, requisito.fundamento, requisito.condicion]
    if ficha.inspeccion:
        dichos += [ficha.inspeccion.objetivo, *(punto.texto for punto in ficha.inspeccion.lista)]
    return [junto(dicho) for dicho in dichos]


@pytest.mark.parametrize("slug", ESTANTE)
def test_the_page_says_all_that_the_law_makes_public(client: Client, slug: str) -> None:
    ejecutable = cargar(publicar(slug))
    leido = texto(client, f"/tramites/{slug}/")
    pasos = [paso.nombre for paso in ejecutable.proceso.pasos()]
    assert [d for d in lo_publico(ejecutable.ficha) + pasos if d not in leido] == []


@pytest.mark.parametrize("slug", ESTANTE)
def test_the_page_is_light_public_and_in_order(client: Client, slug: str) -> None:
    publicar(slug)
    respuesta = client.get(f"/tramites/{slug}/")
    pagina = hoja(respuesta)
    assert "public" in respuesta["Cache-Control"]
    assert len(pagina.xpath("//h1")) == 1
    assert len(respuesta.content) < 60_000
    ids = pagina.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_silence_and_prevention_are_explained_with_their_article(client: Client) -> None:
    ficha = cargar(publicar(fabrica.RESIDENCIA)).ficha
    leido = texto(client, f"/tramites/{fabrica.RESIDENCIA}/")
    assert junto(ficha.plazo.ficta_texto) in leido
    assert "una sola vez" in leido
    assert "art. 17-A" in leido


def test_what_is_not_of_this_town_is_marked_with_its_source(client: Client) -> None:
    ficha = cargar(publicar(fabrica.SARE)).ficha
    certezas = [norma.certeza for norma in ficha.fundamento]
    certezas += [requisito.certeza for requisito in ficha.requisitos]
    ajenos = [certeza for certeza in certezas if certeza != "publicada"]
    leido = texto(client, f"/tramites/{fabrica.SARE}/")
    assert ajenos
    assert leido.count("Dato de demostración") >= len(ajenos)


def test_linked_data_describe_the_service(client: Client) -> None:
    ficha = cargar(publicar(fabrica.RESIDENCIA)).ficha
    respuesta = client.get(f"/tramites/{fabrica.RESIDENCIA}/")
    pagina = hoja(respuesta)
    datos = json.loads(pagina.xpath("//script[@type='application/ld+json']")[0].text)
    assert datos["@type"] == "GovernmentService"
    assert datos["name"] == ficha.nombre
    assert datos["availableChannel"]


def test_without_an_account_the_button_leads_to_log_in_and_on_to_start(client: Client) -> None:
    publicar(fabrica.RESIDENCIA)
    pagina = hoja(client.get(f"/tramites/{fabrica.RESIDENCIA}/"))
    (boton, _) = pagina.xpath("//a[contains(@class, 'boton--grande')]/@href")
    respuesta = client.get(boton)
    assert respuesta["Location"] == f"/cuenta/entrar/?next={boton}"


def test_with_an_account_the_button_starts_at_once(client: Client) -> None:
    publicar(fabrica.RESIDENCIA)
    client.force_login(fabrica.ciudadana())
    pagina = hoja(client.get(f"/tramites/{fabrica.RESIDENCIA}/"))
    formas = pagina.xpath("//main//form[@method='post']")
    assert {forma.get("action") for forma in formas} == {f"/tramites/{fabrica.RESIDENCIA}/empezar/"}
    assert all(forma.xpath(".//input[@name='csrfmiddlewaretoken']") for forma in formas)


def costo_de(superficie: str) -> str:
    publicar(fabrica.CONSTRUCCION)
    return f"/tramites/{fabrica.CONSTRUCCION}/costo/?uso=habitacional&superficie_m2={superficie}"


def test_the_cost_is_computed_from_a_few_answers_with_the_uma_of_the_day(client: Client) -> None:
    ejecutable = cargar(publicar(fabrica.CONSTRUCCION))
    respuestas = {"uso": "habitacional", "superficie_m2": "40"}
    centavos = ejecutable.costo_centavos(respuestas, reloj.hoy())
    leido = texto(client, costo_de("40"))
    assert centavos > 0
    assert f"Pagarías hoy {con_signo(centavos)}" in leido
    assert "Visita de inspección" in leido
    with reloj.detenido(reloj.ahora() - timedelta(days=365)):
        assert con_signo(centavos) not in texto(client, costo_de("40"))


def test_a_wrong_answer_of_the_calculator_is_said_beside_it_and_kept(client: Client) -> None:
    respuesta = client.get(costo_de("muchos"))
    assert respuesta.status_code == 422
    pagina = hoja(respuesta)
    assert pagina.xpath("//input[@id='campo-superficie_m2']/@value") == ["muchos"]
    assert pagina.xpath("//div[@role='alert']//a/@href") == ["#campo-superficie_m2"]
    assert pagina.xpath("//input[@value='habitacional']/@checked")
    assert "Pagarías hoy" not in pagina.text_content()


def test_a_fee_that_cannot_be_told_says_so_and_lets_go_on(client: Client) -> None:
    ruta = costo_de("40")
    with reloj.detenido(reloj.ahora() - timedelta(days=3650)):  # no UMA is published for then
        leido = texto(client, ruta)
    assert "No podemos calcularlo" in leido
    assert "Pagarías hoy" not in leido


@pytest.mark.parametrize("valor", ["40", "muchos", ""])
def test_htmx_gets_the_calculator_that_the_whole_page_has(client: Client, valor: str) -> None:
    ruta = costo_de(valor)
    entera, suelta = client.get(ruta), client.get(ruta, headers={"HX-Request": "true"})
    assert entera.status_code == suelta.status_code
    pagina = hoja(entera).xpath("//div[@id='calculadora']")[0]
    assert junto(parte(suelta).text_content()) == junto(pagina.text_content())


def test_a_fixed_fee_is_told_without_asking(client: Client) -> None:
    publicar(fabrica.SARE)
    assert "Pagarías hoy $1,702.00" in texto(client, f"/tramites/{fabrica.SARE}/")


def test_the_example_picture_of_a_requirement_can_run_nothing(client: Client) -> None:
    fabrica.publicar(fabrica.RESIDENCIA)
    pagina = client.get(reverse("portal:ficha", args=[fabrica.RESIDENCIA])).content.decode()
    direccion = reverse("portal:ejemplo", args=[fabrica.RESIDENCIA, "comprobante"])
    assert f'src="{direccion}"' in pagina
    respuesta = client.get(direccion)
    assert respuesta["Content-Type"] == "image/svg+xml"
    assert respuesta["Content-Security-Policy"] == "default-src 'none'; sandbox"
    sin_ejemplo = reverse("portal:ejemplo", args=[fabrica.RESIDENCIA, "protesta"])
    assert client.get(sin_ejemplo).status_code == 404


@pytest.mark.parametrize("slug", ["construccion-mayor-60", "deposito-de-escombro", fabrica.SARE])
def test_a_visit_after_the_answer_is_told_with_who_makes_it_and_what_for(
    client: Client, slug: str
) -> None:
    version = publicar(slug)
    pagina = texto(client, reverse("portal:ficha", args=[slug]))
    (visita,) = cargar(version).ficha.visitas_despues
    assert "Este trámite no lleva visita de inspección." not in pagina
    assert "Para responderte nadie te visita." in pagina
    oficina = municipio_actual().dependencias[visita.autoridad].nombre
    assert f"{visita.nombre}. La hace {oficina}. Para qué: {visita.razon}" in pagina


def test_who_is_visited_before_the_answer_or_never_is_told_only_that(client: Client) -> None:
    for slug, dicho in (
        (fabrica.CONSTRUCCION, "Habrá una visita"),
        (fabrica.RESIDENCIA, "Este trámite no lleva visita de inspección."),
        ("dictamen-de-aforo", "Puede haber una visita, según tu caso Siempre, salvo que quepan"),
    ):
        publicar(slug)
        pagina = texto(client, reverse("portal:ficha", args=[slug]))
        assert dicho in pagina
        assert "Después puede haber visitas" not in pagina
