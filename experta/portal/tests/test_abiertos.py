"""What anybody may take of the catalogue, and how a ficha came to say what it says."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator
from lxml import etree

from experta.catalogo.tests.apoyo import cambiar, copiar
from experta.portal.tests.lectura import junto, leido
from tests import fabrica

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def publicada() -> None:
    """The shelf has one trámite."""
    fabrica.publicar(fabrica.RESIDENCIA)


def otra_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish it again with another plazo of the citizen."""
    estante = copiar(tmp_path)
    ficha = estante / fabrica.RESIDENCIA / "ficha.yaml"
    cambiar(ficha, "prevencion: {cantidad: 5,", "prevencion: {cantidad: 8,")
    monkeypatch.setattr(settings, "ESTANTE_DIR", estante)
    from experta.catalogo.services import publicar

    assert publicar(fabrica.RESIDENCIA).nueva


def test_the_whole_catalogue_follows_its_published_schema(client: Client) -> None:
    datos = client.get(reverse("portal:catalogo_json")).json()
    esquema = json.loads(client.get(reverse("portal:esquema_ficha")).content)
    (uno,) = datos["tramites"]
    assert list(Draft202012Validator(esquema).iter_errors(uno["ficha"])) == []
    assert (uno["slug"], uno["version"], datos["formato"]) == (fabrica.RESIDENCIA, 1, 1)


def test_the_sheet_has_a_row_per_tramite_with_its_address(client: Client) -> None:
    respuesta = client.get(reverse("portal:catalogo_csv"))
    encabezados, fila = csv.reader(io.StringIO(respuesta.content.decode("utf-8-sig")))
    assert len(encabezados) == len(fila)
    assert f"{settings.URL_PUBLICA}/tramites/{fabrica.RESIDENCIA}/" in fila
    assert respuesta["Access-Control-Allow-Origin"] == "*"


def test_the_feed_tells_each_version_once(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    otra_version(tmp_path, monkeypatch)
    canal = etree.fromstring(client.get(reverse("portal:cambios_atom")).content)
    titulos = canal.xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert titulos == ["Constancia de residencia: versión 2", "Constancia de residencia: versión 1"]
    claves: Any = canal.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert len(set(claves)) == 2


def test_the_history_says_what_changed_in_the_words_of_the_ficha(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruta = reverse("portal:historia", args=[fabrica.RESIDENCIA])
    assert "Es la primera versión" in junto(leido(client.get(ruta)))
    otra_version(tmp_path, monkeypatch)
    texto = junto(leido(client.get(ruta)))
    assert "Plazo de la persona para responder la prevención: Cuántas unidades 5 8" in texto
    assert "cinco días hábiles para corregirlo" in texto
    assert "Es la primera versión" in junto(leido(client.get(ruta, {"version": "1"})))


def test_a_printed_page_carries_its_address_and_its_qr(client: Client) -> None:
    pagina = client.get(reverse("portal:ficha", args=[fabrica.RESIDENCIA])).content.decode()
    assert reverse("portal:qr", args=[fabrica.RESIDENCIA]) in pagina
    respuesta = client.get(reverse("portal:qr", args=[fabrica.RESIDENCIA]))
    assert respuesta["Content-Type"] == "image/svg+xml"
    assert client.get(reverse("portal:qr", args=["no-hay"])).status_code == 404
