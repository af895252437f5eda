"""Checking and sending: complete, once, on the version that the person saw."""

import pytest
from django.test import Client

from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import COMPLETAS, FORMULARIO, entrar, formulario_de, leer, url
from experta.tramitacion.actos.abrir_borrador import abrir_borrador
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def completo(ana: Persona) -> Expediente:
    fabrica.plantilla_de(fabrica.RESIDENCIA)
    return solicitudes.completo(ana)


def test_the_check_shows_answers_files_and_where_to_change_each(
    navegador: Client, completo: Expediente
) -> None:
    texto = navegador.get(url(completo, "revisar/")).content.decode()
    assert "Panadería (311811)" in texto
    assert "foto.pdf" in texto
    assert url(completo, "llenar/negocio/?de=revisar#campo-giro") in texto
    assert "7 horas hábiles como máximo" in texto


def test_the_check_lists_what_is_missing_with_its_place(navegador: Client, ana: Persona) -> None:
    borrador = solicitudes.borrador(ana, {k: v for k, v in COMPLETAS.items() if k != "nombre"})
    texto = navegador.get(url(borrador, "revisar/")).content.decode()
    assert "Faltan 2 datos" in texto
    assert url(borrador, "llenar/persona/?de=revisar#campo-nombre") in texto


def test_what_would_be_observed_is_said_and_does_not_stop_the_sending(
    navegador: Client, completo: Expediente
) -> None:
    pagina = navegador.get(url(completo, "revisar/"))
    texto = pagina.content.decode()
    assert "Una cosa te observarían si lo envías así" in texto
    assert url(completo, "llenar/persona/?de=revisar#campo-curp") in texto
    navegador.post(url(completo, "enviar/"), formulario_de(pagina))
    assert leer(completo).folio


def test_changing_an_answer_from_the_check_comes_back_to_it(
    navegador: Client, completo: Expediente
) -> None:
    pagina = url(completo, "llenar/persona/?de=revisar")
    datos = formulario_de(navegador.get(pagina)) | {"nombre": "Lupe"}
    assert navegador.post(pagina, datos)["Location"] == url(completo, "revisar/")


def test_sending_gives_a_folio_and_says_until_when(navegador: Client, completo: Expediente) -> None:
    datos = formulario_de(navegador.get(url(completo, "revisar/")))
    respuesta = navegador.post(url(completo, "enviar/"), datos, follow=True)
    enviado = leer(completo)
    texto = respuesta.content.decode()
    assert respuesta.redirect_chain == [(url(completo, "enviado/"), 302)]
    assert enviado.folio is not None
    assert enviado.folio in texto
    assert "Te responden a más tardar el" in texto


def test_two_presses_send_once_and_both_see_the_same_page(
    navegador: Client, completo: Expediente
) -> None:
    datos = formulario_de(navegador.get(url(completo, "revisar/")))
    primera = navegador.post(url(completo, "enviar/"), datos)
    segunda = navegador.post(url(completo, "enviar/"), datos)
    assert primera["Location"] == segunda["Location"] == url(completo, "enviado/")
    assert completo.sucesos.filter(acto="ingresar").count() == 1


def test_sending_again_from_another_page_says_that_it_was_sent(
    navegador: Client, completo: Expediente
) -> None:
    paginas = [formulario_de(navegador.get(url(completo, "revisar/"))) for _ in range(2)]
    navegador.post(url(completo, "enviar/"), paginas[0])
    respuesta = navegador.post(url(completo, "enviar/"), paginas[1])
    assert respuesta.status_code == 409
    assert str(leer(completo).folio) in respuesta.content.decode()


def test_an_incomplete_application_is_422_and_leads_to_each_fault(
    navegador: Client, ana: Persona
) -> None:
    borrador = solicitudes.borrador(ana, COMPLETAS)
    datos = formulario_de(navegador.get(url(borrador, "revisar/")))
    respuesta = navegador.post(url(borrador, "enviar/"), datos)
    assert respuesta.status_code == 422
    assert "llenar/papeles/?de=revisar#campo-foto" in respuesta.content.decode()
    assert leer(borrador).folio is None


@pytest.mark.parametrize("acepta", [True, False])
def test_the_electronic_notification_is_only_what_the_person_chose(
    navegador: Client, completo: Expediente, acepta: bool
) -> None:
    datos = formulario_de(navegador.get(url(completo, "revisar/")))
    datos.pop("acepta_notificacion", None)
    navegador.post(
        url(completo, "enviar/"), datos | ({"acepta_notificacion": "si"} if acepta else {})
    )
    assert leer(completo).acepta_notificacion_electronica is acepta


def test_a_tramite_published_anew_is_shown_before_sending_and_nothing_is_lost(
    navegador: Client, completo: Expediente
) -> None:
    datos = formulario_de(navegador.get(url(completo, "revisar/")))
    solicitudes.publicar(FORMULARIO.replace("Tienes mascota", "Tienes animales"))
    respuesta = navegador.post(url(completo, "enviar/"), datos)
    texto = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "«¿Tienes mascota?» ahora dice «¿Tienes animales?»" in texto
    seguir = navegador.post(url(completo, "actualizar/"), formulario_de(respuesta))
    assert seguir["Location"] == url(completo, "llenar/")
    actual = leer(completo)
    assert actual.version_id == actual.tramite.vigente_id
    assert actual.respuestas == completo.respuestas


def test_a_draft_of_an_old_version_opens_on_what_changed(
    navegador: Client, completo: Expediente
) -> None:
    solicitudes.publicar(FORMULARIO.replace("Socios", "Socias y socios"))
    assert navegador.get(url(completo, "llenar/"))["Location"] == url(completo, "actualizar/")
    texto = navegador.get(url(completo, "actualizar/")).content.decode()
    assert "Socias y socios" in texto


def test_the_clerk_sends_for_the_person_and_returns_to_the_office() -> None:
    clerk = fabrica.funcionaria("ventanilla")
    fabrica.plantilla_de(fabrica.RESIDENCIA)
    solicitudes.publicar()
    borrador = abrir_borrador(persona=clerk, slug=solicitudes.SLUG, en_ventanilla=True)
    borrador.guardar_respuestas(0, COMPLETAS)
    fabrica.adjuntar_lo_pedido(borrador, clerk)
    navegador = entrar(clerk)
    revisar = navegador.get(url(borrador, "revisar/"))
    assert "La persona no tiene cuenta" in revisar.content.decode()
    enviado = navegador.post(url(borrador, "enviar/"), formulario_de(revisar), follow=True)
    assert f"/oficina/expedientes/{borrador.pk}/" in enviado.content.decode()
