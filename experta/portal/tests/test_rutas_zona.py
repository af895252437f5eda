"""A roadmap says in which zone its place is: only to whom may know it, and as orientation."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from experta.catalogo.suelo import lugar
from experta.expedientes.models import HojaDeRuta
from experta.portal.tests.test_rutas import CASA, NEGOCIO, PUESTO, URL
from tests import fabrica

pytestmark = pytest.mark.django_db

BAR = {"giro__codigo": "722412", "giro__nombre": "bar"}
EN_CASAS = {"predio__latitud": "28.64", "predio__longitud": "-106.11"}
TITULO = "Qué dice la zona"


@pytest.fixture(autouse=True)
def estante() -> None:
    for slug in ("uso-de-suelo", "dictamen-proteccion-civil", "licencia-de-funcionamiento"):
        fabrica.publicar(slug)


def _hoja(client: Client, datos: dict[str, str]) -> tuple[str, str]:
    client.post(URL, datos)
    codigo = HojaDeRuta.objects.latest("pk").codigo
    return codigo, client.get(reverse("portal:ruta_hoja", args=[codigo])).content.decode()


def test_the_point_says_the_zone_and_what_it_means_for_the_giro(client: Client) -> None:
    _, centro = _hoja(client, CASA)
    assert "el lugar está en «Centro de la ciudad»" in centro
    assert "Lo que quieres hacer se permite ahí." in centro
    _, casas = _hoja(client, CASA | BAR | EN_CASAS)
    assert "«Zona habitacional»" in casas
    assert "Ahí no se permite: habla con desarrollo urbano antes de gastar ahí." in casas
    for pagina in (centro, casas):
        assert "Es orientación, no una respuesta de la autoridad" in pagina
        assert "son datos de demostración" in pagina


def test_on_a_border_it_says_that_somebody_must_look(client: Client) -> None:
    _, pagina = _hoja(
        client, CASA | {"predio__latitud": "28.6468", "predio__longitud": "-106.0918"}
    )
    assert "cae justo en el límite de «Zona habitacional»" in pagina
    assert "No se sabe si se permite" in pagina


def test_the_person_may_correct_the_zone_or_not_know_it(client: Client) -> None:
    codigo, corregida = _hoja(client, CASA | {"zona": "i"})
    assert "Dijiste que el lugar está en «Zona industrial»" in corregida
    assert f"{URL}?de={codigo}#campo-zona" in corregida
    _, no_sabe = _hoja(client, CASA | {"zona": "no_se"})
    assert "«Centro de la ciudad»" in no_sabe
    sin_lugar = {c: v for c, v in CASA.items() if not c.startswith("predio__l")}
    _, callada = _hoja(client, sin_lugar | {"zona": "no_se"})
    assert TITULO not in callada


def test_who_has_only_the_link_is_not_told_the_zone(client: Client) -> None:
    codigo, propia = _hoja(client, CASA)
    ajena = Client().get(reverse("portal:ruta_hoja", args=[codigo])).content.decode()
    assert TITULO in propia
    assert TITULO not in ajena
    assert "Centro de la ciudad" not in ajena


def test_a_program_gets_the_same_fact(client: Client) -> None:
    datos = {c: v for c, v in (CASA | BAR | EN_CASAS).items() if c != "visibles"}
    dada = client.get(f"/api/v1/rutas/{NEGOCIO}", datos).json()["zona"]
    assert dada == {"clave": "H", "compatibilidad": "prohibido", "de_demostracion": True}
    sin_lugar = {c: v for c, v in PUESTO.items() if c != "visibles"}
    assert client.get(f"/api/v1/rutas/{NEGOCIO}", sin_lugar).json()["zona"] is None


def test_a_town_without_zones_neither_asks_nor_says(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    con_zonas = client.post(URL, PUESTO | {"local": "casa"}).content.decode()
    monkeypatch.setattr(lugar, "ZONAS", str(Path("no-hay.geojson")))
    sin_zonas = client.post(URL, PUESTO | {"local": "casa"}).content.decode()
    pregunta = "¿En qué clase de zona está el local?"
    assert (pregunta in con_zonas, pregunta in sin_zonas) == (True, False)
    datos = CASA | {"visibles": CASA["visibles"].replace(" zona", "")}
    assert TITULO not in _hoja(client, datos)[1]
