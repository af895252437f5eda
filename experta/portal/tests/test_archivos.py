"""Files: handed in, refused with a reason, taken back, seen only by who may."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.portal.tests import solicitudes
from experta.portal.tests.solicitudes import entrar, formulario_de, foto, leer, url
from tests import fabrica

pytestmark = pytest.mark.django_db


def vigentes(expediente: Expediente) -> list[str]:
    return [a.nombre for a in Adjunto.objects.vigentes().filter(expediente=expediente)]


def test_files_go_with_the_section_several_at_once(navegador: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(navegador.get(pagina)) | {"verdad": "si"}
    archivos = [foto("uno.jpg"), foto("dos.jpg", "gray")]
    respuesta = navegador.post(pagina, datos | {"foto": archivos})
    assert respuesta["Location"] == url(borrador, "revisar/")
    assert vigentes(borrador) == ["uno.jpg", "dos.jpg"]


def test_a_file_may_go_alone_and_the_page_stays(navegador: Client, borrador: Expediente) -> None:
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(navegador.get(pagina)) | {"_subir": "foto", "foto": foto()}
    respuesta = navegador.post(pagina, datos, follow=True)
    assert respuesta.redirect_chain == [(f"{pagina}#campo-foto", 302)]
    assert "local.jpg" in respuesta.content.decode()


def test_a_refused_file_is_422_beside_its_field_and_the_rest_is_saved(
    navegador: Client, borrador: Expediente
) -> None:
    pagina = url(borrador, "llenar/papeles/")
    mala = SimpleUploadedFile("papel.jpg", b"no soy una foto", "image/jpeg")
    datos = formulario_de(navegador.get(pagina)) | {"verdad": "si", "foto": mala}
    respuesta = navegador.post(pagina, datos)
    assert respuesta.status_code == 422
    assert 'id="campo-foto-error"' in respuesta.content.decode()
    assert leer(borrador).respuestas["verdad"] is True
    assert vigentes(borrador) == []


def test_a_file_too_heavy_is_413_and_the_rest_is_saved(
    navegador: Client, borrador: Expediente, settings: Any
) -> None:
    settings.SUBIDA_MAXIMA = 1000
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(navegador.get(pagina)) | {"verdad": "si", "foto": foto()}
    respuesta = navegador.post(pagina, datos)
    assert respuesta.status_code == 413
    assert "El archivo pesa más de" in respuesta.content.decode()
    assert leer(borrador).respuestas["verdad"] is True


def test_what_was_too_heavy_is_said_next_to_its_own_file(
    navegador: Client, ana: Persona, settings: Any
) -> None:
    settings.SUBIDA_MAXIMA = 5000
    pagina = url(fabrica.borrador(persona=ana), "llenar/documentos/")
    pesado = SimpleUploadedFile("luz.pdf", b"%PDF-1.4" + b"x" * 6000, "application/pdf")
    respuesta = navegador.post(
        pagina, formulario_de(navegador.get(pagina)) | {"comprobante": pesado}
    )
    assert respuesta.status_code == 413
    assert list(respuesta.context["faltas"]) == ["comprobante"]


def test_the_address_of_a_question_takes_its_files(navegador: Client, borrador: Expediente) -> None:
    respuesta = navegador.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    assert respuesta["Location"] == url(borrador, "llenar/papeles/#campo-foto")
    assert vigentes(borrador) == ["local.jpg"]
    trozo = navegador.post(
        url(borrador, "adjuntar/foto/"),
        {"foto": foto("b.jpg", "red")},
        headers={"HX-Request": "true"},
    )
    assert "<html" not in trozo.content.decode()
    assert "b.jpg" in trozo.content.decode()


def test_the_address_of_a_question_without_files_is_404(
    navegador: Client, borrador: Expediente
) -> None:
    assert navegador.post(url(borrador, "adjuntar/nombre/")).status_code == 404


def test_a_file_refused_alone_says_why_on_its_own_page(
    navegador: Client, borrador: Expediente
) -> None:
    vacio = SimpleUploadedFile("vacio.jpg", b"", "image/jpeg")
    respuesta = navegador.post(url(borrador, "adjuntar/foto/"), {"foto": vacio})
    assert respuesta.status_code == 422
    assert 'href="#campo-foto"' in respuesta.content.decode()


def test_a_file_is_downloaded_and_taken_back(navegador: Client, borrador: Expediente) -> None:
    navegador.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    adjunto = Adjunto.objects.get()
    descarga = navegador.get(url(borrador, f"adjuntos/{adjunto.pk}/"))
    assert descarga["Content-Disposition"].startswith("attachment")
    pagina = url(borrador, "llenar/papeles/")
    datos = formulario_de(navegador.get(pagina)) | {"_quitar": f"foto:{adjunto.pk}"}
    assert navegador.post(pagina, datos)["Location"] == f"{pagina}#campo-foto"
    assert vigentes(borrador) == []
    assert navegador.get(url(borrador, f"adjuntos/{adjunto.pk}/")).status_code == 404


def test_the_address_that_takes_a_file_back_does(navegador: Client, borrador: Expediente) -> None:
    navegador.post(url(borrador, "adjuntar/foto/"), {"foto": foto()})
    adjunto = Adjunto.objects.get()
    respuesta = navegador.post(url(borrador, f"adjuntos/{adjunto.pk}/retirar/"))
    assert respuesta["Location"] == url(borrador, "llenar/papeles/#campo-foto")
    assert vigentes(borrador) == []


def test_a_file_of_another_application_is_404(navegador: Client, borrador: Expediente) -> None:
    otra = fabrica.ciudadana()
    suya = solicitudes.borrador(otra)
    entrar(otra).post(url(suya, "adjuntar/foto/"), {"foto": foto()})
    adjunto = Adjunto.objects.get()
    assert navegador.get(url(suya, f"adjuntos/{adjunto.pk}/")).status_code == 404
    assert navegador.get(url(borrador, f"adjuntos/{adjunto.pk}/")).status_code == 404
    assert navegador.post(url(borrador, f"adjuntos/{adjunto.pk}/retirar/")).status_code == 404
    assert vigentes(suya) == ["local.jpg"]


def papel(nombre: str, paginas: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(nombre, pdf(paginas), "application/pdf")


@pytest.mark.parametrize("cabeceras", [{}, {"HX-Request": "true"}])
def test_where_one_file_fits_another_takes_its_place_and_the_page_says_so(
    navegador: Client, ana: Persona, cabeceras: dict[str, str]
) -> None:
    caso = fabrica.borrador(persona=ana)
    pagina = navegador.get(url(caso, "llenar/documentos/")).content.decode()
    assert 'id="campo-comprobante-reemplazo">Este archivo toma el lugar del anterior.' in pagina
    destino = url(caso, "adjuntar/comprobante/")
    navegador.post(destino, {"comprobante": papel("nuevo.pdf", 3)}, headers=cabeceras)
    suyos = Adjunto.objects.vigentes().filter(expediente=caso, pregunta="comprobante")
    assert [uno.nombre for uno in suyos] == ["nuevo.pdf"]
    malo = SimpleUploadedFile("malo.pdf", b"no soy un PDF", "application/pdf")
    assert navegador.post(destino, {"comprobante": malo}, headers=cabeceras).status_code == 422
    assert [uno.nombre for uno in suyos.all()] == ["nuevo.pdf"]


def test_of_several_sent_at_once_where_one_fits_none_takes_the_place_of_another(
    navegador: Client, ana: Persona
) -> None:
    caso = fabrica.borrador(persona=ana)
    antes = vigentes(caso)
    dos = {"comprobante": [papel("a.pdf", 2), papel("b.pdf", 3)]}
    respuesta = navegador.post(url(caso, "adjuntar/comprobante/"), dos)
    assert respuesta.status_code == 422
    assert "cabe un solo archivo" in respuesta.content.decode()
    assert vigentes(caso) == antes
