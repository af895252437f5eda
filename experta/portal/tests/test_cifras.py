"""The page of figures: the two numbers in words, nothing small, and a file that runs nothing."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experta.analitica.services import actualizar
from experta.analitica.tests.apoyo import causas_de_prueba, cifras_de_prueba
from experta.portal.tests.lectura import hoja, leido
from tests import fabrica

pytestmark = pytest.mark.django_db


def pagina(client: Client, url: str = "/cifras/") -> Any:
    """Return the page as a tree."""
    respuesta = client.get(url)
    assert respuesta.status_code == 200
    return hoja(respuesta)


def texto_de(client: Client, url: str = "/cifras/") -> str:
    """Return what the main part of a page says."""
    return leido(client.get(url))


def renglones(client: Client, url: str) -> list[list[str]]:
    """Return the rows of the file."""
    texto = client.get(url).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(texto)))


def test_the_two_numbers_are_said_in_words(client: Client) -> None:
    cifras_de_prueba(16)
    cifras_de_prueba(4, a_la_primera=False, horas=300, horas_autoridad=290)
    texto = texto_de(client)
    assert "80 % de las solicitudes pasaron la revisión" in texto
    assert "30 horas o menos tardó la mitad" in texto
    assert "8 de cada 10: 30 horas o menos" in texto


def test_a_town_without_cases_says_so_and_offers_a_way_on(client: Client) -> None:
    assert "Aún no hay datos de estos días" in texto_de(client)


def test_fewer_than_ten_are_never_told(client: Client) -> None:
    cifras_de_prueba(7, a_la_primera=False)
    texto = texto_de(client)
    assert "se necesitan diez solicitudes revisadas" in texto
    assert not any(numero in texto for numero in ("100 %", "0 %", "30 horas"))
    assert renglones(client, "/cifras/tabla.csv")[1][1:] == [""] * 12


def test_the_period_is_chosen_and_a_strange_one_is_ninety_days(client: Client) -> None:
    for pedido, dias in (("30", "30 días"), ("365", "año"), ("x", "90 días")):
        actual = pagina(client, f"/cifras/?dias={pedido}").xpath("//main//a[@aria-current='page']")
        assert [dias in uno.text_content() for uno in actual] == [True]


def test_the_chart_has_its_numbers_in_a_table_and_no_style_attribute(client: Client) -> None:
    cifras_de_prueba(12)
    arbol = pagina(client)
    assert arbol.xpath("//main//*[@style]") == []
    (dibujo,) = arbol.xpath("//main//*[local-name()='svg' and @role='img']")
    assert dibujo.xpath(".//*[local-name()='title']")[0].text_content()
    assert "100 %" in arbol.xpath("//main//details//table")[0].text_content()


def test_the_file_has_a_row_per_tramite_and_the_sum(client: Client) -> None:
    cifras_de_prueba(12)
    encabezados, residencia, todos = renglones(client, "/cifras/tabla.csv?dias=30")
    assert residencia[:3] == ["Constancia de residencia", "12", "100"]
    assert (len(encabezados), todos[0]) == (len(residencia), "Todos los trámites")


def test_anybody_may_keep_the_page_and_it_puts_no_cookie(client: Client) -> None:
    respuesta = client.get("/cifras/")
    assert "public" in respuesta["Cache-Control"]
    assert not respuesta.cookies


def test_the_ficha_tells_what_it_really_takes(client: Client) -> None:
    ruta = f"/tramites/{fabrica.RESIDENCIA}/"
    cifras_de_prueba(12, horas=50, horas_autoridad=40)
    texto = texto_de(client, ruta)
    assert "la mitad tardará 3 días o menos" in texto
    assert "no una promesa" in texto


def test_the_ficha_says_when_there_is_nothing_to_tell_yet(client: Client) -> None:
    cifras_de_prueba(9)
    assert "Aún no hay datos" in texto_de(client, f"/tramites/{fabrica.RESIDENCIA}/")


def test_with_one_case_or_a_thousand_the_page_reads_what_the_worker_counted(
    client: Client,
) -> None:
    costos = []
    for cuantas in (1, 999):
        causas_de_prueba(cifras_de_prueba(cuantas, a_la_primera=False))
        actualizar()
        with CaptureQueriesContext(connection) as consultas:
            texto = texto_de(client)
        costos.append([una["sql"] for una in consultas])
    assert costos == [[], []]
    assert "No se puede leer" in texto


def test_the_footer_leads_to_the_figures(client: Client) -> None:
    assert "/cifras/" in pagina(client, "/").xpath("//footer//a/@href")
