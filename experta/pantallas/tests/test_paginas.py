"""Pages for when something goes wrong, the frame of every page, and its weight."""

import gzip
import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from lxml import html

from experta.pantallas import galeria
from experta.pantallas.tests.hoja import hoja

SUELTAS = ("400.html", "413.html", "500.html")
CON_CASA = ("403.html", "404.html", "409.html", "sesion_expirada.html")


def peso(estatico: str) -> int:
    return len(gzip.compress(Path(str(finders.find(estatico))).read_bytes(), 9))


@pytest.mark.parametrize("plantilla", SUELTAS)
def test_a_page_of_last_resort_needs_no_context(plantilla: str) -> None:
    pagina = html.document_fromstring(get_template(plantilla).render())
    assert pagina.xpath("//h1")
    assert pagina.xpath("//main//a/@href") == ["/"]
    assert pagina.xpath("//script") == []


@pytest.mark.parametrize("plantilla", CON_CASA)
def test_an_error_page_says_what_happened_and_has_a_way_out(plantilla: str) -> None:
    pagina = hoja(plantilla)
    assert len(pagina.xpath("//h1")) == 1
    assert pagina.xpath("//main//div[@class='acciones']//a/@href")


def test_the_loser_of_a_race_is_told_who_won() -> None:
    pagina = hoja(
        "409.html", {"mensaje": "Laura Ruiz ya aprobó este dictamen.", "url_actual": "/x/"}
    )
    assert "Laura Ruiz ya aprobó" in pagina.text_content()
    assert pagina.xpath("//main//a[@href='/x/']")


def test_demonstration_data_is_announced_on_every_page() -> None:
    assert "Datos de demostración" in hoja("404.html").text_content()


def test_htmx_shows_422_and_409_and_keeps_nothing_in_the_browser() -> None:
    ajuste = json.loads(hoja("404.html").xpath("//meta[@name='htmx-config']/@content")[0])
    assert ajuste["historyCacheSize"] == 0
    assert ajuste["allowEval"] is ajuste["allowScriptTags"] is False
    assert ajuste["includeIndicatorStyles"] is False
    assert ajuste["selfRequestsOnly"] is True
    cambia = {r["code"]: r["swap"] for r in ajuste["responseHandling"]}
    assert cambia["(409|422)"] is True
    assert list(cambia).index("(409|422)") < list(cambia).index("[45]..")


def test_the_keyboard_reaches_the_content_first() -> None:
    pagina = hoja("404.html")
    primero = pagina.xpath("//body//a")[0]
    assert primero.get("href") == "#contenido"
    assert pagina.xpath("//main/@id") == ["contenido"]


def test_the_first_visit_fits_in_sixty_kilobytes() -> None:
    css, js = peso("pantallas/experta.css"), peso("pantallas/experta.js")
    htmx = peso("django_htmx/htmx-2.min.js")
    pagina = len(gzip.compress(html.tostring(hoja("pantallas/galeria.html", galeria.contexto()))))
    assert css <= 14 * 1024
    assert js <= 4 * 1024
    assert css + js + htmx + pagina + peso("pantallas/icono.svg") <= 60 * 1024
