"""Filling in: nothing typed is lost, and nobody is blamed for what was not asked."""

import pytest
from django.test import Client

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import COMPLETAS, entrar, formulario_de, leer, url
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Persona:
    return fabrica.ciudadana(curp="PEGL850317MCHRRP09")


@pytest.fixture
def client(ana: Persona) -> Client:
    return entrar(ana)


@pytest.fixture
def borrador(ana: Persona) -> Expediente:
    return solicitudes.borrador(ana)


def test_llenar_leads_to_the_first_section_with_something_missing(
    client: Client, ana: Persona
) -> None:
    expediente = solicitudes.borrador(ana, {k: v for k, v in COMPLETAS.items() if k != "giro"})
    respuesta = client.get(url(expediente, "llenar/"))
    assert respuesta["Location"] == url(expediente, "llenar/negocio/")


def test_llenar_of_a_complete_application_leads_to_the_check(client: Client, ana: Persona) -> None:
    expediente = solicitudes.completo(ana)
    assert client.get(url(expediente, "llenar/"))["Location"] == url(expediente, "revisar/")


def test_a_good_section_is_saved_and_leads_to_the_next(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina)) | {"nombre": "Lupe", "mascota": "no"}
    respuesta = client.post(pagina, datos | {"curp": "no_la_tengo"})
    assert (respuesta.status_code, respuesta["Location"]) == (302, url(borrador, "llenar/negocio/"))
    assert leer(borrador).respuestas["nombre"] == "Lupe"


def test_a_bad_section_is_422_saved_as_typed_and_leads_to_each_field(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina)) | {"nombre": "Lupe", "curp": "MALA"}
    respuesta = client.post(pagina, datos | {"mascota": "no"})
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert 'href="#campo-curp"' in texto
    assert 'value="MALA"' in texto
    assert leer(borrador).respuestas["curp"] == "MALA"


def test_a_question_that_appears_on_saving_is_asked_before_it_is_a_fault(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina)) | {"nombre": "Lupe", "curp": "no_la_tengo"}
    respuesta = client.post(pagina, datos | {"mascota": "si"}, follow=True)
    texto = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert "hay algo más que preguntarte" in texto
    assert 'name="cual"' in texto
    assert "resumen-error" not in texto


def test_what_a_page_did_not_show_keeps_its_answer(client: Client, ana: Persona) -> None:
    expediente = solicitudes.borrador(ana, COMPLETAS)
    pagina = url(expediente, "llenar/negocio/")
    client.post(pagina, formulario_de(client.get(pagina)))
    assert leer(expediente).respuestas["nombre"] == "Ana"


def test_autosave_answers_with_the_new_revision_and_the_hour(
    client: Client, borrador: Expediente
) -> None:
    datos = formulario_de(client.get(url(borrador, "llenar/persona/"))) | {"nombre": "Lupe"}
    respuesta = client.post(url(borrador, "guardar/"), datos, headers={"X-Autoguardado": "1"})
    assert respuesta.status_code == 200
    assert "Guardado a las" in respuesta.content.decode()
    assert int(respuesta["X-Revision"]) == leer(borrador).revision


def test_the_mark_changes_only_when_the_page_asks_something_else(
    client: Client, borrador: Expediente
) -> None:
    datos = formulario_de(client.get(url(borrador, "llenar/persona/"))) | {"nombre": "Lupe"}
    igual = client.post(url(borrador, "guardar/"), datos)
    datos |= {"revision": igual["X-Revision"], "mascota": "si"}
    distinta = client.post(url(borrador, "guardar/"), datos)
    assert igual["X-Marca"] == datos["marca"] != distinta["X-Marca"]


def test_autosave_of_an_older_window_is_409_and_saves_nothing(
    client: Client, borrador: Expediente
) -> None:
    datos = formulario_de(client.get(url(borrador, "llenar/persona/")))
    client.post(url(borrador, "guardar/"), datos | {"nombre": "La de allá"})
    respuesta = client.post(url(borrador, "guardar/"), datos | {"nombre": "La de aquí"})
    assert respuesta.status_code == 409
    assert "X-Revision" not in respuesta
    assert leer(borrador).respuestas["nombre"] == "La de allá"


def test_an_older_window_shows_both_values_and_the_choice_is_kept(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina)) | {"curp": "no_la_tengo", "mascota": "no"}
    client.post(url(borrador, "guardar/"), datos | {"nombre": "Allá"})
    choque = client.post(pagina, datos | {"nombre": "Aquí"})
    texto = choque.content.decode()
    assert choque.status_code == 409
    assert "Allá" in texto
    assert "Aquí" in texto
    elegido = formulario_de(choque) | {"_vale_nombre": "guardado"}
    assert client.post(pagina, elegido)["Location"] == url(borrador, "llenar/negocio/")
    assert leer(borrador).respuestas["nombre"] == "Allá"


def test_htmx_gets_the_questions_alone_and_the_page_agrees(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina)) | {"mascota": "si", "_actualizar": "1"}
    trozo = client.post(pagina, datos, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in trozo
    assert 'name="cual"' in trozo
    assert 'name="cual"' in client.get(pagina).content.decode()


def test_a_row_is_added_and_the_right_one_removed(client: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/negocio/")
    filas = {"socios-0-nombre_socio": "Uno", "socios-1-nombre_socio": "Dos"}
    datos = formulario_de(client.get(pagina)) | filas
    respuesta = client.post(pagina, datos | {"_agregar": "socios"}, follow=True)
    assert 'name="socios-2-nombre_socio"' in respuesta.content.decode()
    client.post(pagina, formulario_de(respuesta) | {"_quitar": "socios-0"})
    assert leer(borrador).respuestas["socios"] == [{"nombre_socio": "Dos"}]


def test_a_row_below_the_least_stays_whatever_a_page_sends(client: Client) -> None:
    dos = solicitudes.FORMULARIO.replace("maximo: 3", "minimo: 2\n        maximo: 3")
    solicitudes.publicar(dos, "dos-socios")
    persona = fabrica.ciudadana()
    client.force_login(persona)
    caso = abrir_borrador(persona=persona, slug="dos-socios")
    pagina = url(caso, "llenar/negocio/")
    filas = {"socios-0-nombre_socio": "Uno", "socios-1-nombre_socio": "Dos"}
    datos = formulario_de(client.get(pagina)) | filas
    client.post(pagina, datos | {"_quitar": "socios-0"})
    assert [fila["nombre_socio"] for fila in leer(caso).respuestas["socios"]] == ["Uno", "Dos"]
    tres = client.post(
        pagina, formulario_de(client.get(pagina)) | {"_agregar": "socios"}, follow=True
    )
    datos = formulario_de(tres) | {"socios-2-nombre_socio": "Tres", "_quitar": "socios-0"}
    client.post(pagina, datos)
    assert [fila["nombre_socio"] for fila in leer(caso).respuestas["socios"]] == ["Dos", "Tres"]


def test_a_giro_is_searched_without_javascript_and_named_by_the_catalogue(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/negocio/")
    datos = formulario_de(client.get(pagina)) | {"giro__nombre": "changarro"}
    busqueda = client.post(pagina, datos | {"_buscar_giro": "giro"}, follow=True)
    assert "Comercio de abarrotes" in busqueda.content.decode()
    client.post(pagina, formulario_de(busqueda) | {"giro__codigo": "461110"})
    giro = {"codigo": "461110", "nombre": "Comercio de abarrotes"}
    assert leer(borrador).respuestas["giro"] == giro


def test_a_giro_out_of_the_list_is_not_kept(client: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/negocio/")
    inventado = {"giro__nombre": "Casino", "giro__codigo": "999999"}
    respuesta = client.post(pagina, formulario_de(client.get(pagina)) | inventado)
    assert respuesta.status_code == 422
    assert leer(borrador).respuestas["giro"] == {"nombre": "Casino"}


def test_giros_are_offered_while_writing(client: Client, borrador: Expediente) -> None:
    datos = {"nombre": "giro", "giro__nombre": "panes"}
    trozo = client.get(url(borrador, "giros/"), datos).content.decode()
    assert "Panadería" in trozo
    assert "abarrotes" not in trozo


def test_saving_for_another_day_says_so(client: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina)) | {"nombre": "Lupe", "_salir": "si"}
    assert client.post(pagina, datos)["Location"] == "/mis-tramites/"
    assert leer(borrador).respuestas["nombre"] == "Lupe"


@pytest.mark.parametrize("resto", ["llenar/", "llenar/persona/", "revisar/", "actualizar/"])
def test_a_foreign_application_is_the_same_404_as_a_missing_one(
    borrador: Expediente, resto: str
) -> None:
    ajena = entrar(fabrica.ciudadana())
    assert ajena.get(url(borrador, resto)).status_code == 404


def test_an_application_already_sent_cannot_be_filled_in(client: Client, ana: Persona) -> None:
    ingresado = fabrica.ingresado(persona=ana)
    respuesta = client.get(url(ingresado, "llenar/persona/"))
    assert respuesta["Location"] == url(ingresado, "")


def test_htmx_leaves_the_page_alone_when_another_window_was_first(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/persona/")
    datos = formulario_de(client.get(pagina))
    client.post(url(borrador, "guardar/"), datos | {"nombre": "Allá"})
    tarde = datos | {"nombre": "Aquí", "_actualizar": "1"}
    respuesta = client.post(pagina, tarde, headers={"HX-Request": "true"})
    assert (respuesta.status_code, respuesta["HX-Reswap"]) == (409, "none")


def test_without_session_htmx_goes_whole_to_the_login(borrador: Expediente) -> None:
    respuesta = Client().get(url(borrador, "giros/"), headers={"HX-Request": "true"})
    assert respuesta["HX-Redirect"].endswith(f"next={url(borrador, 'llenar/')}")


def test_a_section_not_asked_now_leads_to_one_that_is_and_an_unknown_one_is_404(
    client: Client, ana: Persona
) -> None:
    extra = "  - clave: animal\n    titulo: Animal\n    visible_si: mascota\n    preguntas:\n"
    extra += "      - {clave: raza, tipo: texto, etiqueta: Raza}\n"
    solicitudes.publicar(solicitudes.FORMULARIO + extra, "otra-prueba")
    expediente = abrir_borrador(persona=ana, slug="otra-prueba")
    oculta = client.get(url(expediente, "llenar/animal/"))
    assert oculta["Location"] == url(expediente, "llenar/")
    assert client.get(url(expediente, "llenar/no_existe/")).status_code == 404


def test_a_mandate_cut_in_the_middle_closes_the_application(ana: Persona, client: Client) -> None:
    solicitudes.publicar()
    mandato = fabrica.mandato(ana)
    expediente = abrir_borrador(persona=ana, slug=solicitudes.SLUG, mandato=mandato)
    pagina = url(expediente, "llenar/persona/")
    assert f"a nombre de {mandato.organizacion}" in client.get(pagina).content.decode()
    type(mandato).objects.update(revocado_at=reloj.ahora())
    assert client.get(pagina).status_code == 404
    assert client.post(url(expediente, "guardar/"), {"visibles": ""}).status_code == 404
