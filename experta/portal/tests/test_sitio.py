"""What other sites paste: the logo, the button, the search box; and paper to hand out."""

import io
import re
import zipfile

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree
from PIL import Image

from experta.portal.tests.lectura import hoja, leido
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("variante", ["claro", "oscuro"])
def test_the_logo_says_the_name_of_the_town_in_both_formats(client: Client, variante: str) -> None:
    dibujo = etree.fromstring(client.get(f"/para-tu-sitio/logotipo-{variante}.svg").content)
    dicho = " ".join(map(str, dibujo.itertext()))
    assert settings.MUNICIPIO.nombre in dicho
    assert settings.MUNICIPIO.plataforma in dicho
    imagen = Image.open(io.BytesIO(client.get(f"/para-tu-sitio/logotipo-{variante}.png").content))
    assert imagen.mode == "RGBA"
    assert imagen.width == int(dibujo.attrib["width"]) * 3


def test_no_line_of_the_logo_is_cut(client: Client) -> None:
    imagen = Image.open(io.BytesIO(client.get("/para-tu-sitio/logotipo-claro.png").content))
    caja = imagen.getbbox()
    assert caja is not None
    assert caja[2] < imagen.width
    assert caja[3] < imagen.height


def test_another_variant_does_not_exist(client: Client) -> None:
    assert client.get("/para-tu-sitio/logotipo-rojo.svg").status_code == 404
    assert client.get("/para-tu-sitio/logotipo-claro.gif").status_code == 404


def test_the_kit_has_everything(client: Client) -> None:
    paquete = zipfile.ZipFile(io.BytesIO(client.get("/para-tu-sitio/logotipos.zip").content))
    assert len(paquete.namelist()) == 6
    assert b"data-experta" in paquete.read("buscador.html")


def test_the_script_is_small_sets_no_cookie_and_any_site_may_load_it(client: Client) -> None:
    respuesta = client.get("/para-tu-sitio/buscador.js")
    assert len(respuesta.content) < 5 * 1024
    assert not respuesta.cookies
    assert respuesta["Access-Control-Allow-Origin"] == "*"
    codigo = respuesta.content.decode()
    assert not re.search(r"cookie\s*=|localStorage|innerHTML|eval\(|\.style", codigo)


def test_what_is_pasted_leads_to_the_whole_address(client: Client) -> None:
    codigos = hoja(client.get("/para-tu-sitio/")).xpath("//textarea/text()")
    assert all(settings.URL_PUBLICA in codigo for codigo in codigos)
    assert len(codigos) == 2


def test_the_sheet_of_a_sector_lists_its_tramites(client: Client) -> None:
    fabrica.publicar(fabrica.RESIDENCIA)
    texto = leido(client.get("/sectores/documentos-personales/hoja/"))
    assert "Constancia de residencia" in texto
    assert "Gratuito" in texto
    assert "Todavía no hay" in leido(client.get("/sectores/panteones/hoja/"))
    assert client.get("/sectores/nada/hoja/").status_code == 404


def test_the_poster_shows_the_address_in_words_and_as_qr(client: Client) -> None:
    respuesta = client.get("/cartel/")
    assert settings.URL_PUBLICA in leido(respuesta)
    (imagen,) = hoja(respuesta).xpath("//main//img/@src")
    assert imagen.startswith("data:image/svg+xml;base64,")
