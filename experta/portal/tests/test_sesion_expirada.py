"""A session that ends in the middle of a form loses nothing that was typed."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.portal import reenvio
from experta.portal.tests.solicitudes import entrar, formulario_de, leer, url
from tests import fabrica

pytestmark = pytest.mark.django_db


def escrito(ana: Persona, borrador: Expediente) -> dict[str, str]:
    pagina = entrar(ana).get(url(borrador, "llenar/persona/"))
    return formulario_de(pagina) | {"nombre": "Lo que escribí", "mascota": "si"}


def test_after_logging_in_the_page_shows_what_was_typed(ana: Persona, borrador: Expediente) -> None:
    sin_sesion = Client()
    pagina = url(borrador, "llenar/persona/")
    datos = escrito(ana, borrador)
    respuesta = sin_sesion.post(pagina, datos)
    assert urlsplit(respuesta["Location"]).query == f"next={pagina}"
    sin_sesion.force_login(ana)
    vuelta = sin_sesion.get(pagina)
    assert 'value="Lo que escribí"' in vuelta.content.decode()
    assert "Tu sesión se cerró" in vuelta.content.decode()
    assert leer(borrador).respuestas == {}
    sin_sesion.post(pagina, formulario_de(vuelta))
    assert leer(borrador).respuestas["nombre"] == "Lo que escribí"
    assert reenvio.LLAVE not in sin_sesion.session


def test_another_person_on_the_same_browser_never_sees_it(
    ana: Persona, borrador: Expediente
) -> None:
    navegador = Client()
    navegador.post(url(borrador, "llenar/persona/"), escrito(ana, borrador))
    navegador.force_login(fabrica.ciudadana())
    assert navegador.get(url(borrador, "llenar/persona/")).status_code == 404


def test_it_is_forgotten_after_an_hour(ana: Persona, borrador: Expediente) -> None:
    navegador = Client()
    navegador.post(url(borrador, "llenar/persona/"), escrito(ana, borrador))
    navegador.force_login(ana)
    with reloj.detenido(reloj.ahora() + reenvio.DURACION * 2):
        pagina = navegador.get(url(borrador, "llenar/persona/"))
    assert "Lo que escribí" not in pagina.content.decode()


def test_what_was_typed_does_not_pass_over_what_another_window_saved(
    ana: Persona, borrador: Expediente
) -> None:
    navegador = Client()
    pagina = url(borrador, "llenar/persona/")
    navegador.post(pagina, escrito(ana, borrador))
    entrar(ana).post(
        url(borrador, "guardar/"), {"revision": "1", "visibles": "nombre", "nombre": "Otra"}
    )
    navegador.force_login(ana)
    assert navegador.post(pagina, formulario_de(navegador.get(pagina))).status_code == 409


def test_saving_in_the_background_without_session_is_401(borrador: Expediente) -> None:
    respuesta = Client().post(url(borrador, "guardar/"), {}, headers={"X-Autoguardado": "1"})
    assert respuesta.status_code == 401


def test_an_expired_form_of_ours_keeps_what_was_typed(ana: Persona, borrador: Expediente) -> None:
    navegador = Client(enforce_csrf_checks=True)
    navegador.force_login(ana)
    pagina = url(borrador, "llenar/persona/")
    datos = escrito(ana, borrador)
    respuesta = navegador.post(pagina, datos, headers={"Referer": f"http://testserver{pagina}"})
    assert (respuesta.status_code, respuesta["Location"]) == (302, pagina)
    assert 'value="Lo que escribí"' in navegador.get(pagina).content.decode()


@pytest.mark.parametrize("de", [{}, {"Referer": "http://malo.example/"}])
def test_a_form_of_another_site_puts_no_words_here(
    ana: Persona, borrador: Expediente, de: dict[str, str]
) -> None:
    navegador = Client(enforce_csrf_checks=True)
    navegador.force_login(ana)
    pagina = url(borrador, "llenar/persona/")
    respuesta = navegador.post(pagina, {"nombre": "Palabra ajena"}, headers=de)
    assert respuesta.status_code == 403
    assert "Palabra ajena" not in navegador.get(pagina).content.decode()


def test_only_pages_that_show_it_again_keep_anything(borrador: Expediente) -> None:
    navegador = Client()
    navegador.post(url(borrador, "enviar/"), {"llave": "x"})
    assert reenvio.LLAVE not in navegador.session
