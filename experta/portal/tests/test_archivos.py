"""Files: handed in, refused with a reason, taken back, seen only by who may."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import entrar, formulario_de, foto, leer, url
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Persona:
    return fabrica.ciudadana()


@pytest.fixture
def client(ana: Persona) -> Client:
    return entrar(ana)


@pytest.fixture
def borrador(ana: Persona) -> Expediente:
    return solicitudes.borrador(ana)


def vigentes(expediente: Expediente) -> list[str]:
    return [a.nombre for a in Adjunto.objects.vigentes().filter(expediente=expediente)]


def test_files_go_with_the_section_several_at_once(client: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(client.get(pagina)) | {"verdad": "si"}
    archivos = [foto("uno.jpg"), foto("dos.jpg", "gray")]
    respuesta = client.post(pagina, datos | {"foto": archivos})
    assert respuesta["Location"] == url(borrador, "revisar/")
    assert vigentes(borrador) == ["uno.jpg", "dos.jpg"]


def test_a_file_may_go_alone_and_the_page_stays(client: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(client.get(pagina)) | {"_subir": "foto", "foto": foto()}
    respuesta = client.post(pagina, datos, follow=True)
    assert respuesta.redirect_chain == [(f"{pagina}#campo-foto", 302)]
    assert "local.jpg" in respuesta.content.decode()


def test_a_refused_file_is_422_beside_its_field_and_the_rest_is_saved(
    client: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/papeles/")
    mala = SimpleUploadedFile("papel.jpg", b"no soy una foto", "image/jpeg")
    datos = formulario_de(client.get(pagina)) | {"verdad": "si", "foto": mala}
    respuesta = client.post(pagina, datos)
    assert respuesta.status_code == 422
    assert 'id="campo-foto-error"' in respuesta.content.decode()
    assert leer(borrador).respuestas["verdad"] is True
    assert vigentes(borrador) == []


def test_a_file_too_heavy_is_413_and_the_rest_is_saved(
    client: Client, borrador: Expediente, settings: Any
) -> None:
    settings.SUBIDA_MAXIMA = 1000
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(client.get(pagina)) | {"verdad": "si", "foto": foto()}
    respuesta = client.post(pagina, datos)
    assert respuesta.status_code == 413
    assert "El archivo pesa más de" in respuesta.content.decode()
    assert leer(borrador).respuestas["verdad"] is True


def test_the_address_of_a_question_takes_its_files(client: Client, borrador: Expediente) -> None:
    respuesta = client.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    assert respuesta["Location"] == url(borrador, "llenar/papeles/#campo-foto")
    assert vigentes(borrador) == ["local.jpg"]
    trozo = client.post(
        url(borrador, "adjuntar/foto/"),
        {"foto": foto("b.jpg", "red")},
        headers={"HX-Request": "true"},
    )
    assert "<html" not in trozo.content.decode()
    assert "b.jpg" in trozo.content.decode()


def test_the_address_of_a_question_without_files_is_404(
    client: Client, borrador: Expediente
) -> None:
    assert client.post(url(borrador, "adjuntar/nombre/")).status_code == 404


def test_a_file_refused_alone_says_why_on_its_own_page(
    client: Client, borrador: Expediente
) -> None:
    vacio = SimpleUploadedFile("vacio.jpg", b"", "image/jpeg")
    respuesta = client.post(url(borrador, "adjuntar/foto/"), {"foto": vacio})
    assert respuesta.status_code == 422
    assert 'href="#campo-foto"' in respuesta.content.decode()


def test_a_file_is_downloaded_and_taken_back(client: Client, borrador: Expediente) -> None:
    client.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    adjunto = Adjunto.objects.get()
    descarga = client.get(url(borrador, f"adjuntos/{adjunto.pk}/"))
    assert descarga["Content-Disposition"].startswith("attachment")
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(client.get(pagina)) | {"_quitar": f"foto:{adjunto.pk}"}
    assert client.post(pagina, datos)["Location"] == f"{pagina}#campo-foto"
    assert vigentes(borrador) == []
    assert client.get(url(borrador, f"adjuntos/{adjunto.pk}/")).status_code == 404


def test_the_address_that_takes_a_file_back_does(client: Client, borrador: Expediente) -> None:
    client.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    adjunto = Adjunto.objects.get()
    respuesta = client.post(url(borrador, f"adjuntos/{adjunto.pk}/retirar/"))
    assert respuesta["Location"] == url(borrador, "llenar/papeles/#campo-foto")
    assert vigentes(borrador) == []


def test_a_file_of_another_application_is_404(client: Client, borrador: Expediente) -> None:
    otra = fabrica.ciudadana()
    suya = solicitudes.borrador(otra)
    entrar(otra).post(url(suya, "adjuntar/foto/"), {"foto": foto()})
    adjunto = Adjunto.objects.get()
    assert client.get(url(suya, f"adjuntos/{adjunto.pk}/")).status_code == 404
    assert client.get(url(borrador, f"adjuntos/{adjunto.pk}/")).status_code == 404
    assert client.post(url(borrador, f"adjuntos/{adjunto.pk}/retirar/")).status_code == 404
    assert vigentes(suya) == ["local.jpg"]
