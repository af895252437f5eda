"""The public API says the same as the pages, to anybody, and its description is true."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from experta.analitica.tests.apoyo import cifras_de_prueba
from experta.api.views.v1 import Pedido
from experta.buscador.services import FACETAS, olvidar
from experta.catalogo.models import EdicionCatalogo, Tramite
from experta.comun import codigos, reloj
from experta.documentos import services
from experta.documentos.models import Documento
from experta.expedientes.services.apertura import abrir
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish two trámites and forget the index of another test."""
    olvidar()
    fabrica.publicar(fabrica.RESIDENCIA)
    fabrica.publicar(fabrica.SARE)


def emitido() -> Documento:
    version = fabrica.publicar(fabrica.RESIDENCIA).vigente
    assert version is not None
    persona = fabrica.ciudadana()
    reserva = services.Reserva(
        clave="constancia",
        clase="resolucion",
        titulo="Constancia",
        plantilla="_documentos/resolucion-favorable.typ",
        dependencia="secretaria-ayuntamiento",
        lote="lote-1",
        nombramiento=None,
        requiere_firma=False,
        publico=[["Municipio", "Chihuahua"]],
    )
    expediente = abrir(version=version, creado_por=persona, titular=persona)
    documento = services.reservar(expediente=expediente, reserva=reserva)
    services.guardar_generado(documento=documento, pdf=b"%PDF")
    services.guardar_sellado(documento=documento, pdf=b"%PDF sellado")
    services.poner_en_vigor(Documento.objects.filter(pk=documento.pk))
    documento.refresh_from_db()
    fabrica.anotado(documento)
    return documento


def test_the_catalogue_lists_what_is_published_and_says_what_is_suspended(client: Client) -> None:
    Tramite.objects.filter(slug=fabrica.SARE).update(estado=Tramite.Estado.SUSPENDIDO)
    lista = client.get("/api/v1/catalogo").json()
    assert [(uno["slug"], uno["disponible"]) for uno in lista] == [
        (fabrica.SARE, False),
        (fabrica.RESIDENCIA, True),
    ]
    assert lista[1]["url"] == f"{settings.URL_PUBLICA}/tramites/{fabrica.RESIDENCIA}/"


def test_a_tramite_comes_with_its_whole_ficha(client: Client) -> None:
    version = fabrica.publicar(fabrica.RESIDENCIA).vigente
    assert version is not None
    datos = client.get(f"/api/v1/tramites/{fabrica.RESIDENCIA}").json()
    assert datos["ficha"] == version.ficha
    assert datos["version"] == version.numero
    assert client.get("/api/v1/tramites/no-existe").status_code == 404


def test_the_search_understands_everyday_words_and_filters(client: Client) -> None:
    hallado = client.get("/api/v1/buscar?q=abrir un changarro").json()
    assert hallado["resultados"][0]["slug"] == fabrica.SARE
    gratuitos = client.get("/api/v1/buscar?costo=gratuito").json()
    assert [uno["slug"] for uno in gratuitos["resultados"]] == [fabrica.RESIDENCIA]
    assert client.get("/api/v1/buscar?limite=-5&inicio=-1").status_code == 200
    assert client.get("/api/v1/buscar?limite=x").status_code == 422


def test_every_facet_of_the_pages_is_one_of_the_api() -> None:
    assert set(Pedido.model_fields) == {"q", *FACETAS}


def test_the_search_filters_by_visits_and_tells_of_them(client: Client) -> None:
    sin_salir = client.get("/api/v1/buscar?visitas=ninguna").json()
    todos = client.get("/api/v1/buscar").json()["resultados"]
    esperados = {uno["slug"] for uno in todos if uno["sin_visitas"]}
    assert esperados
    assert {uno["slug"] for uno in sin_salir["resultados"]} == esperados
    assert client.get("/api/v1/buscar?situacion=no-existe").json()["total"] == 0


def test_a_suspended_tramite_is_not_offered(client: Client) -> None:
    Tramite.objects.filter(slug=fabrica.SARE).update(estado=Tramite.Estado.SUSPENDIDO)
    EdicionCatalogo.avanzar()
    assert client.get("/api/v1/buscar").json()["total"] == 1


@pytest.mark.parametrize("ruta", ["catalogo", "buscar", f"tramites/{fabrica.RESIDENCIA}"])
def test_any_site_may_read_the_catalogue_and_keep_it(client: Client, ruta: str) -> None:
    respuesta = client.get(f"/api/v1/{ruta}")
    assert respuesta["Access-Control-Allow-Origin"] == "*"
    assert "public" in respuesta["Cache-Control"]
    assert not respuesta.cookies


def test_a_document_is_verified_with_its_public_facts_only(client: Client) -> None:
    documento = emitido()
    respuesta = client.get(f"/api/v1/verificar/{codigos.agrupado(documento.codigo)}")
    datos = respuesta.json()
    assert (datos["estado"], datos["publico"]) == ("vigente", [["Municipio", "Chihuahua"]])
    assert respuesta["Cache-Control"] == "no-store, private"
    assert documento.folio not in respuesta.content.decode()
    assert set(datos) == {
        *("titulo", "dependencia", "estado", "emitido_at", "vigente_desde", "vigente_hasta"),
        *("revocado_at", "suspendido_at", "causa", "publico"),
    }


def test_an_unknown_code_is_a_sentence_and_guessing_is_stopped(client: Client) -> None:
    with reloj.detenido(reloj.ahora() + timedelta(hours=1)):
        primera = client.get("/api/v1/verificar/x")
        for _ in range(59):
            client.get("/api/v1/verificar/x")
        ultima = client.get("/api/v1/verificar/x")
    assert (primera.status_code, ultima.status_code) == (404, 429)
    assert primera.json()["detail"].startswith("Ningún documento")


def test_nothing_can_be_written(client: Client) -> None:
    for ruta in ("catalogo", "buscar", "verificar/x", f"tramites/{fabrica.SARE}"):
        assert client.post(f"/api/v1/{ruta}").status_code == 405


def test_the_description_names_every_address(client: Client) -> None:
    descripcion = client.get("/api/v1/openapi.json").json()
    sin_llave = {
        ruta.removeprefix("/api/v1/")
        for ruta, metodos in descripcion["paths"].items()
        if not any("security" in operacion for operacion in metodos.values())
    }
    assert sin_llave == {
        *("catalogo", "tramites/{slug}", "tramites/{slug}/formulario", "buscar", "cifras"),
        *("verificar/{codigo}", "registro", "rutas", "rutas/{clave}"),
    }
    assert client.get("/api/v1/docs").status_code == 404


def test_the_figures_are_the_public_ones(client: Client) -> None:
    cifras_de_prueba(12)
    cifras_de_prueba(3, fabrica.SARE)
    respuesta = client.get("/api/v1/cifras?dias=30")
    cifras = respuesta.json()
    assert (cifras["dias"], cifras["todos"]["ingresados"]) == (30, 15)
    assert cifras["todos"]["total"] == {"mediana": 30, "p80": 30}
    assert {fila["ingresados"] for fila in cifras["filas"]} == {None}
    assert client.get("/api/v1/cifras?dias=7").status_code == 422
