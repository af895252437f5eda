"""What the clock lets a citizen do: understand a silence, prove it by one click, help, be late."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from experta.comun import reloj
from experta.expedientes.models import Expediente
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.tramitacion.relojes import plazo_de
from tests import fabrica

pytestmark = pytest.mark.django_db


def como(expediente: Expediente) -> Client:
    cliente = Client()
    cliente.force_login(expediente.creado_por)
    return cliente


def leido(respuesta: Any) -> str:
    arbol: Any = html.document_fromstring(respuesta.content.decode())
    return " ".join(arbol.xpath("//main")[0].text_content().split())


def test_silence_is_explained_and_certified_with_one_click_that_has_its_own_clock() -> None:
    caso = fabrica.con_ficta()
    url = f"/mis-tramites/{caso.pk}/silencio/"
    cliente = como(caso)
    assert url in cliente.get(f"/mis-tramites/{caso.pk}/").content.decode()
    assert "Pedir la constancia" in leido(cliente.get(url))
    texto = leido(cliente.post(url, follow=True))
    assert "Debe estar a más tardar el" in texto
    assert "Pedir la constancia" not in texto
    assert cliente.post(url).status_code == 409


def test_without_silence_there_is_nothing_to_explain_nor_to_certify() -> None:
    caso = fabrica.ingresado()
    url = f"/mis-tramites/{caso.pk}/silencio/"
    assert como(caso).get(url).headers["Location"] == f"/mis-tramites/{caso.pk}/"
    assert como(caso).post(url).status_code == 409


def test_help_is_answered_with_words_or_files_and_nothing_is_lost() -> None:
    caso = fabrica.con_ayuda()
    ayuda = caso.ayudas.get()
    cliente, url = como(caso), f"/mis-tramites/{caso.pk}/ayuda/{ayuda.pk}/"
    assert url in cliente.get(f"/mis-tramites/{caso.pk}/").content.decode()
    assert "No es obligatorio" in leido(cliente.get(url))
    vacia = cliente.post(url, {"respuesta": " "})
    assert vacia.status_code == 422
    assert "Escribe tu respuesta o agrega un archivo" in leido(vacia)
    archivo = SimpleUploadedFile("copia.pdf", pdf(), "application/pdf")
    pregunta = ayuda.puntos[0]["pregunta"]
    subido = cliente.post(url, {pregunta: archivo, "_subir": pregunta, "respuesta": "Va otra."})
    assert "copia.pdf" in leido(subido)
    assert "Va otra." in leido(subido)
    assert cliente.post(url, {"respuesta": "Va otra."}).status_code == 302
    assert "Va otra." in leido(cliente.get(url))
    assert cliente.post(url, {"respuesta": "otra"}).status_code == 409


def test_the_help_of_another_case_does_not_exist() -> None:
    caso, ajeno = fabrica.con_ayuda(), fabrica.ingresado()
    ayuda = caso.ayudas.get()
    assert como(ajeno).get(f"/mis-tramites/{caso.pk}/ayuda/{ayuda.pk}/").status_code == 404
    assert como(ajeno).get(f"/mis-tramites/{ajeno.pk}/ayuda/{ayuda.pk}/").status_code == 404


def test_a_late_answer_is_taken_once_and_says_who_decides() -> None:
    caso = fabrica.prevenido()
    cliente = como(caso)
    with fabrica.vencido(caso, "subsanar"):
        url = f"/mis-tramites/{caso.pk}/responder/"
        assert "Tu tiempo terminó" in leido(cliente.get(url))
        datos = {"revision": caso.revision, "sin_cambio:identificacion": "No tengo otra."}
        enviada = cliente.post(f"{url}enviar/", datos, follow=True)
        assert "decide si la acepta" in leido(enviada)
        assert cliente.get(url).headers["Location"] == f"/mis-tramites/{caso.pk}/"


def test_a_warning_and_an_extension_are_told_on_the_page_of_the_case() -> None:
    detenido = fabrica.advertido()
    plazo = plazo_de(detenido, "caducidad")
    assert plazo
    assert plazo.vence_at
    with reloj.detenido(plazo.vence_at - timedelta(days=5)):
        texto = leido(como(detenido).get(f"/mis-tramites/{detenido.pk}/"))
    assert "puede caducar" in texto
    ampliado = fabrica.con_prorroga()
    texto = leido(como(ampliado).get(f"/mis-tramites/{ampliado.pk}/"))
    assert "amplió su plazo" in texto


def test_the_ledger_counts_itself_again_and_says_with_which_calendar() -> None:
    caso = fabrica.con_prorroga()
    url = f"/mis-tramites/{caso.pk}/plazo/"
    assert "Calendario, versión 1" in leido(como(caso).get(url))
    assert "todos los renglones dan lo mismo" in leido(como(caso).get(f"{url}?comprobar=1"))
    plazo = plazo_de(caso, "respuesta")
    assert plazo
    type(plazo).objects.filter(pk=plazo.pk).update(cantidad=plazo.cantidad + 5)
    assert "no dan lo mismo" in leido(como(caso).get(f"{url}?comprobar=1"))
