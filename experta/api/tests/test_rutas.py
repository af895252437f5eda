"""Roadmaps for programs say the same as their pages."""

import pytest
from django.test import Client

from tests import fabrica

pytestmark = pytest.mark.django_db

PUESTO = {
    "giro__codigo": "722511",
    "local": "via_publica",
    "alcohol": "no",
    "tipo_de_persona": "fisica",
}


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish two trámites of the roadmap of a business."""
    fabrica.publicar("permiso-via-publica")
    fabrica.publicar(fabrica.SARE)


def test_the_list_has_what_each_roadmap_asks(client: Client) -> None:
    por_clave = {una["clave"]: una for una in client.get("/api/v1/rutas").json()}
    # No trámite of the others is published here.
    assert "construir" not in por_clave
    preguntas = {una["clave"]: una for una in por_clave["abrir-un-negocio"]["preguntas"]}
    assert [op["clave"] for op in preguntas["local"]["opciones"]] == ["fijo", "casa", "via_publica"]


def test_a_plan_gives_its_tramites_with_cost_and_time(client: Client) -> None:
    hoja = client.get("/api/v1/rutas/abrir-un-negocio", PUESTO).json()
    (tramite,) = hoja["tramites"]
    assert (tramite["slug"], tramite["nivel"]) == ("permiso-via-publica", 0)
    assert (tramite["desde_centavos"], hoja["centavos"]) == (2200, 2200)
    assert (hoja["dias_habiles"], hoja["dias_habiles_de_ley"], hoja["faltas"]) == (1, 5, {})
    assert "Identificación oficial" in {papel["nombre"] for papel in hoja["papeles"]}


def test_what_is_missing_is_told_and_a_roadmap_that_is_not_there_is_404(client: Client) -> None:
    hoja = client.get("/api/v1/rutas/abrir-un-negocio", PUESTO | {"local": ""}).json()
    assert "local" in hoja["faltas"]
    assert client.get("/api/v1/rutas/ir-a-la-luna").status_code == 404
