"""Starting: for whom, never a second draft unseen, never the same question twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.expedientes.models import Expediente
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import SLUG, entrar, formulario_de
from tests import fabrica

pytestmark = pytest.mark.django_db
EMPEZAR = f"/tramites/{SLUG}/empezar/"


@pytest.fixture(autouse=True)
def _publicado() -> None:
    solicitudes.publicar()


def test_with_nothing_to_choose_the_button_opens_a_draft_filled_with_the_profile() -> None:
    ana = fabrica.ciudadana(nombre="Ana", curp="PEGL850317MCHRRP09")
    respuesta = entrar(ana).post(EMPEZAR)
    borrador = Expediente.objects.get(creado_por=ana)
    assert respuesta["Location"] == f"/mis-tramites/{borrador.pk}/llenar/"
    assert borrador.respuestas == {"nombre": "Ana", "curp": "PEGL850317MCHRRP09"}


def test_what_was_prefilled_is_shown_with_where_it_comes_from() -> None:
    ana = fabrica.ciudadana(nombre="Ana")
    client = entrar(ana)
    pagina = client.post(EMPEZAR, follow=True).content.decode()
    assert "Tomado de tu cuenta." in pagina
    assert 'value="Ana"' in pagina


def test_opening_the_address_opens_nothing() -> None:
    ana = fabrica.ciudadana()
    pagina = entrar(ana).get(EMPEZAR)
    assert "Se guarda solo mientras escribes" in pagina.content.decode()
    assert not Expediente.objects.exists()


def test_a_draft_that_waits_is_offered_instead_of_a_new_one() -> None:
    ana = fabrica.ciudadana()
    borrador = solicitudes.borrador(ana)
    client = entrar(ana)
    pagina = client.post(EMPEZAR)
    assert f"/mis-tramites/{borrador.pk}/llenar/" in pagina.content.decode()
    assert Expediente.objects.count() == 1
    client.post(EMPEZAR, formulario_de(pagina))
    assert Expediente.objects.count() == 2


def test_who_represents_a_company_is_asked_for_whom() -> None:
    ana = fabrica.ciudadana()
    mandato = fabrica.mandato(ana)
    client = entrar(ana)
    pagina = client.post(EMPEZAR)
    assert str(mandato.organizacion) in pagina.content.decode()
    client.post(EMPEZAR, {"para": str(mandato.pk)})
    borrador = Expediente.objects.get()
    assert borrador.titular_nombre == str(mandato.organizacion)


@pytest.mark.parametrize("para", ["", "999999", "otro"])
def test_for_nobody_known_is_422(para: str) -> None:
    ana = fabrica.ciudadana()
    ajeno = fabrica.mandato(fabrica.ciudadana())
    respuesta = entrar(ana).post(EMPEZAR, {"para": str(ajeno.pk) if para == "otro" else para})
    assert respuesta.status_code == 422
    assert "Elige para quién" in respuesta.content.decode()
    assert not Expediente.objects.exists()


def test_a_suspended_tramite_says_why_and_opens_nothing() -> None:
    tramite = solicitudes.publicar()
    type(tramite).objects.filter(pk=tramite.pk).update(
        estado="suspendido", motivo_suspension="Vuelve en enero."
    )
    client = entrar(fabrica.ciudadana())
    assert "Vuelve en enero." in client.get(EMPEZAR).content.decode()
    assert client.post(EMPEZAR).status_code == 409


def test_an_unknown_tramite_is_404() -> None:
    assert entrar(fabrica.ciudadana()).post("/tramites/no-existe/empezar/").status_code == 404


def test_many_drafts_cost_the_same_queries_as_one() -> None:
    ana = fabrica.ciudadana()
    client = entrar(ana)
    solicitudes.borrador(ana)
    client.get(EMPEZAR)  # the compiled version stays in memory
    with CaptureQueriesContext(connection) as con_uno:
        client.get(EMPEZAR)
    for _ in range(8):
        solicitudes.borrador(ana)
    with CaptureQueriesContext(connection) as con_muchos:
        client.get(EMPEZAR)
    assert len(con_uno) == len(con_muchos)
