"""The analyst sees what was not found and says what it means."""

import pytest
from django.test import Client
from django.urls import reverse

from experta.buscador import services
from experta.buscador.aprendizaje import sin_hallar
from experta.buscador.models import SinonimoAgregado
from experta.cuentas.models import Rol
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def analista(client: Client) -> Client:
    """A browser in which the analyst is logged in, on a published catalogue."""
    fabrica.publicar("constancia-de-residencia")
    client.force_login(fabrica.funcionaria(Rol.ANALISTA, "desarrollo-economico"))
    services.olvidar()
    return client


def buscar(client: Client, texto: str) -> str:
    return client.get(reverse("portal:catalogo"), {"q": texto}).content.decode()


def test_a_search_without_result_is_listed_and_mended(analista: Client) -> None:
    assert "No encontramos" in buscar(analista, "garigoleo")
    pagina = analista.get(reverse("oficina:busquedas")).content.decode()
    assert "garigoleo" in pagina
    datos = {"expresion": "garigoleo", "equivale": "constancia de residencia"}
    analista.post(reverse("oficina:busquedas"), datos)
    assert "Constancia de residencia" in buscar(analista, "garigoleo")
    (uno,) = SinonimoAgregado.objects.all()
    analista.post(reverse("oficina:busquedas"), {"quitar": uno.pk})
    assert "No encontramos" in buscar(analista, "garigoleo")


def test_a_filter_that_leaves_nothing_is_not_a_missing_word(analista: Client) -> None:
    analista.get(reverse("portal:catalogo"), {"q": "garigoleo", "costo": "con-costo"})
    assert sin_hallar() == []


def test_what_is_missing_is_said_and_nothing_is_lost(analista: Client) -> None:
    respuesta = analista.post(reverse("oficina:busquedas"), {"expresion": "garigoleo"})
    assert respuesta.status_code == 422
    assert "garigoleo" in respuesta.content.decode()
    assert not SinonimoAgregado.objects.exists()


def test_a_synonym_of_what_finds_nothing_is_refused(analista: Client) -> None:
    datos = {"expresion": "garigoleo", "equivale": "xxyy"}
    respuesta = analista.post(reverse("oficina:busquedas"), datos)
    assert respuesta.status_code == 422
    assert "tampoco se encuentra nada" in respuesta.content.decode()
    assert not SinonimoAgregado.objects.exists()


def test_what_nobody_can_serve_is_dropped(analista: Client) -> None:
    buscar(analista, "visa americana")
    analista.post(reverse("oficina:busquedas"), {"descartar": "visa americana"})
    assert sin_hallar() == []
