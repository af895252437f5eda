"""Answering a prevención: all of it on one screen, saved while it is done, sent once."""

import pytest
from django.test import Client

from experta.cuentas.models import Persona
from experta.expedientes.models import Adjunto, Expediente
from experta.portal.tests.solicitudes import entrar, formulario_de, foto, leer, url
from experta.tramitacion.actos.subsanar import subsanar
from experta.tramitacion.consultas.observaciones import notas
from experta.tramitacion.errores import DatosInvalidos
from tests import fabrica

pytestmark = pytest.mark.django_db

RAZON = {"sin_cambio:identificacion": "Es la única credencial que tengo."}


@pytest.fixture
def prevenido(ana: Persona) -> Expediente:
    return fabrica.prevenido(persona=ana)


def test_each_observed_question_says_why_and_what_to_do(
    navegador: Client, prevenido: Expediente
) -> None:
    texto = navegador.get(url(prevenido, "responder/")).content.decode()
    assert "Corrige un punto" in texto
    assert "No se puede leer" in texto
    assert "Toma otra foto con buena luz" in texto
    assert "responde a más tardar el" in texto
    assert 'name="identificacion"' in texto
    assert 'name="nombre"' not in texto


def test_before_reading_the_notification_there_is_nothing_to_answer(
    navegador: Client, ana: Persona
) -> None:
    sin_leer = fabrica.prevenido(persona=ana, leida=False)
    assert navegador.get(url(sin_leer, "responder/"))["Location"] == url(sin_leer, "")


def test_one_on_paper_is_answered_before_the_counter_records_it(
    navegador: Client, ana: Persona
) -> None:
    caso = fabrica.ingresado(persona=ana, acepta_notificacion=False)
    caso = fabrica.mandar_prevencion(fabrica.observado(caso))
    assert "si ya la tienes, puedes responder" in navegador.get(url(caso, "")).content.decode()
    assert navegador.get(url(caso, "responder/")).status_code == 200


def test_saving_keeps_the_file_and_sends_nothing(navegador: Client, prevenido: Expediente) -> None:
    pagina = url(prevenido, "responder/")
    navegador.post(pagina, formulario_de(navegador.get(pagina)) | {"identificacion": foto()})
    assert leer(prevenido).estado == "prevenido"
    assert Adjunto.objects.filter(nombre="local.jpg", etapa="subsanacion").exists()


def test_sending_saves_and_the_case_goes_on(navegador: Client, prevenido: Expediente) -> None:
    datos = formulario_de(navegador.get(url(prevenido, "responder/"))) | {"identificacion": foto()}
    respuesta = navegador.post(url(prevenido, "responder/enviar/"), datos)
    assert respuesta["Location"] == url(prevenido, "")
    assert leer(prevenido).estado == "en_tramite"
    assert Adjunto.objects.filter(nombre="local.jpg", etapa="subsanacion").exists()


def test_sending_without_the_file_that_was_taken_back_is_422(
    navegador: Client, prevenido: Expediente
) -> None:
    pagina = url(prevenido, "responder/")
    adjunto = Adjunto.objects.vigentes().get(expediente=prevenido, pregunta="identificacion")
    navegador.post(
        pagina, formulario_de(navegador.get(pagina)) | {"_quitar": f"identificacion:{adjunto.pk}"}
    )
    respuesta = navegador.post(
        url(prevenido, "responder/enviar/"), formulario_de(navegador.get(pagina))
    )
    assert respuesta.status_code == 422
    assert 'href="#campo-identificacion"' in respuesta.content.decode()
    assert leer(prevenido).estado == "prevenido"


def test_sending_twice_says_that_it_was_answered(navegador: Client, prevenido: Expediente) -> None:
    datos = formulario_de(navegador.get(url(prevenido, "responder/"))) | RAZON
    navegador.post(url(prevenido, "responder/enviar/"), datos)
    assert navegador.post(url(prevenido, "responder/enviar/"), datos).status_code == 409


def test_the_only_answer_is_not_spent_on_something_left_as_it_was_without_a_word(
    navegador: Client, prevenido: Expediente
) -> None:
    datos = formulario_de(navegador.get(url(prevenido, "responder/")))
    respuesta = navegador.post(url(prevenido, "responder/enviar/"), datos)
    assert respuesta.status_code == 422
    texto = respuesta.content.decode()
    assert "Esto sigue igual y solo puedes responder una vez" in texto
    assert "No lo voy a cambiar, y por qué" in texto
    assert leer(prevenido).estado == "prevenido"


def test_what_is_left_as_it_was_is_sent_with_its_reason(
    navegador: Client, prevenido: Expediente
) -> None:
    pagina = url(prevenido, "responder/")
    navegador.post(pagina, formulario_de(navegador.get(pagina)) | RAZON)
    guardado = formulario_de(navegador.get(pagina))
    assert guardado["sin_cambio:identificacion"] == RAZON["sin_cambio:identificacion"]
    assert navegador.post(url(prevenido, "responder/enviar/"), guardado).status_code == 302
    (nota,) = notas(leer(prevenido))
    assert nota.sin_cambio == "Es la única credencial que tengo."


def test_the_same_file_handed_in_again_is_not_a_change(prevenido: Expediente) -> None:
    viejo = prevenido.adjuntos.get(pregunta="identificacion")
    viejo.retirar()
    Adjunto.objects.create(
        expediente=prevenido,
        pregunta="identificacion",
        etapa=Adjunto.Etapa.SUBSANACION,
        nombre="otra-vez.pdf",
        tipo=viejo.tipo,
        bytes=viejo.bytes,
        sha256=viejo.sha256,
        archivo="otra-vez",
        copia="otra-vez-copia",
        subido_por=viejo.subido_por,
    )
    with pytest.raises(DatosInvalidos, match="Esto sigue igual"):
        subsanar(persona=prevenido.creado_por, expediente=prevenido)


def test_what_was_not_observed_cannot_be_changed(navegador: Client, prevenido: Expediente) -> None:
    datos = formulario_de(navegador.get(url(prevenido, "responder/")))
    navegador.post(
        url(prevenido, "guardar/"), datos | {"visibles": "nombre", "nombre": "Otro nombre"}
    )
    assert leer(prevenido).respuestas["nombre"] != "Otro nombre"


def test_a_foreign_prevencion_is_404(prevenido: Expediente) -> None:
    ajena = entrar(fabrica.ciudadana())
    assert ajena.get(url(prevenido, "responder/")).status_code == 404
    assert ajena.post(url(prevenido, "responder/enviar/")).status_code == 404


def test_an_official_who_reviews_cannot_answer_for_the_person(prevenido: Expediente) -> None:
    revisora = entrar(fabrica.funcionaria("revisor"))
    assert revisora.get(url(prevenido, "responder/")).status_code == 404


def test_what_a_correction_makes_necessary_is_asked_and_may_be_answered(
    navegador: Client, ana: Persona
) -> None:
    prevenido = fabrica.prevenido(persona=ana, pregunta="motivo")
    pagina = url(prevenido, "responder/")
    datos = formulario_de(navegador.get(pagina)) | {"motivo": "otro"}
    respuesta = navegador.post(url(prevenido, "responder/enviar/"), datos)
    assert respuesta.status_code == 422
    assert "ahora también hace falta" in respuesta.content.decode()
    completa = formulario_de(respuesta) | {"motivo_otro": "Pensión"}
    assert navegador.post(url(prevenido, "responder/enviar/"), completa).status_code == 302
    assert leer(prevenido).respuestas["motivo_otro"] == "Pensión"
