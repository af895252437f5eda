"""The pages of the firma of another professional: both doors to it, and what each person reads."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experta.avisos.models import Mensaje
from experta.cuentas.models import Persona
from experta.expedientes.models import Corresponsabilidad, Expediente
from experta.portal.tests.solicitudes import entrar, formulario_de, leer, url
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Persona:
    return fabrica.ciudadana()


@pytest.fixture
def elena() -> Persona:
    return fabrica.ciudadana(nombre="Elena")


@pytest.fixture
def client(ana: Persona) -> Client:
    return entrar(ana)


@pytest.fixture
def caso(ana: Persona) -> Expediente:
    return fabrica.con_otra_firma(ana)


def liga() -> str:
    hallada = re.search(r"/firmar/invitacion/\w+/", Mensaje.objects.latest("pk").cuerpo)
    assert hallada
    return hallada[0]


def firmar(navegador: Client, fila: Corresponsabilidad, **otros: str) -> Any:
    aqui = f"/firmar/{fila.pk}/"
    datos = formulario_de(navegador.get(aqui)) | {"cedula": "4512345", "registro": "DRO-1"}
    return navegador.post(aqui, datos | {"dato": fabrica.CONTRASENA, **otros})


def test_after_the_last_question_comes_who_else_signs(client: Client, caso: Expediente) -> None:
    assert client.get(url(caso, "llenar/"))["Location"] == url(caso, "firma/")
    texto = client.get(url(caso, "firma/")).content.decode()
    assert "Invita a tu Director Responsable de Obra" in texto
    assert "Va a firmar en papel" in texto


def test_the_check_says_that_the_firma_is_missing_and_where(
    client: Client, caso: Expediente
) -> None:
    pagina = client.get(url(caso, "revisar/"))
    assert "Falta un dato para poder enviar" in pagina.content.decode()
    assert f'href="{url(caso, "firma/")}"' in pagina.content.decode()
    enviada = client.post(url(caso, "enviar/"), formulario_de(pagina, "enviar/"))
    assert enviada.status_code == 422
    assert leer(caso).folio is None


def test_an_address_that_is_none_is_told_beside_its_field(client: Client, caso: Expediente) -> None:
    respuesta = client.post(url(caso, "firma/"), {"correo": "elena"})
    assert respuesta.status_code == 422
    assert 'href="#campo-correo"' in respuesta.content.decode()
    assert not Corresponsabilidad.objects.exists()


def test_on_paper_with_one_button_the_letter_is_asked_for(
    client: Client, caso: Expediente, elena: Persona
) -> None:
    fila = fabrica.invitada(caso, elena)
    respuesta = client.post(url(caso, "firma/en-papel/"))
    fila.refresh_from_db()
    assert fila.estado == "retirada"
    assert leer(caso).respuestas["firma_del_director"] == "en_papel"
    assert "Carta responsiva firmada" in client.get(respuesta["Location"]).content.decode()


def test_inviting_chooses_to_sign_in_line(client: Client, ana: Persona) -> None:
    en_papel = fabrica.borrador(fabrica.CONSTRUCCION_MAYOR, ana)
    client.post(url(en_papel, "firma/"), {"correo": "elena@obra.example"})
    assert leer(en_papel).respuestas["firma_del_director"] == "en_linea"


def test_before_accepting_nothing_of_the_application_is_read(
    client: Client, caso: Expediente, elena: Persona
) -> None:
    client.post(url(caso, "firma/"), {"correo": "elena@obra.example"})
    navegador = entrar(elena)
    antes = navegador.get(liga()).content.decode()
    assert "Rosa Holguín Meza te pide firmar" in antes
    assert str(caso.respuestas["obra"]) not in antes
    despues = navegador.post(liga(), follow=True).content.decode()
    assert str(caso.respuestas["obra"]) in despues


def test_a_link_that_is_of_another_account_is_as_one_that_never_was(
    client: Client, caso: Expediente, elena: Persona
) -> None:
    client.post(url(caso, "firma/"), {"correo": "elena@obra.example"})
    entrar(elena).post(liga())
    curiosa = entrar(fabrica.ciudadana())
    ajena, ninguna = curiosa.get(liga()), curiosa.get("/firmar/invitacion/NADA/")
    assert ajena.status_code == ninguna.status_code == 404
    assert "Esta invitación no está abierta" in ajena.content.decode()


def test_whoever_is_not_logged_in_comes_back_to_the_link(client: Client, caso: Expediente) -> None:
    client.post(url(caso, "firma/"), {"correo": "elena@obra.example"})
    assert Client().get(liga())["Location"].endswith(f"next={liga()}")


def test_signing_needs_presence_and_then_it_is_followed(caso: Expediente, elena: Persona) -> None:
    fila, navegador = fabrica.invitada(caso, elena), entrar(elena)
    for malo in ("", "no es esta"):
        respuesta = firmar(navegador, fila, dato=malo)
        assert respuesta.status_code == 422
        assert 'href="#campo-dato"' in respuesta.content.decode()
    assert firmar(navegador, fila).status_code == 302
    assert "Participas como Director" in navegador.get(f"/firmar/{fila.pk}/").content.decode()


def test_what_was_typed_comes_back_when_something_is_wrong(
    caso: Expediente, elena: Persona
) -> None:
    fila = fabrica.invitada(caso, elena)
    respuesta = firmar(entrar(elena), fila, cedula="12", nombre="Elena Chacón Borunda")
    assert respuesta.status_code == 422
    assert "Elena Chacón Borunda" in respuesta.content.decode()


def test_files_are_read_while_it_waits_and_not_after(caso: Expediente, elena: Persona) -> None:
    fila, navegador = fabrica.invitada(caso, elena), entrar(elena)
    archivo = f"/firmar/{fila.pk}/archivos/{caso.adjuntos.get(pregunta='agua').pk}/"
    assert navegador.get(archivo).status_code == 200
    firmar(navegador, fila)
    assert navegador.get(archivo).status_code == 404


def test_saying_no_needs_a_reason(caso: Expediente, client: Client, elena: Persona) -> None:
    fila, navegador = fabrica.invitada(caso, elena), entrar(elena)
    no = f"/firmar/{fila.pk}/no-firmo/"
    assert navegador.post(no, {"motivo": ""}).status_code == 422
    navegador.post(no, {"motivo": "Los planos no son míos"})
    assert "Los planos no son míos" in client.get(url(caso, "firma/")).content.decode()
    assert navegador.get(f"/firmar/{fila.pk}/").status_code == 404


def test_nothing_lapsed_is_told_to_whoever_is_asked_again(
    client: Client, caso: Expediente, elena: Persona
) -> None:
    fila = fabrica.invitada(caso, elena)
    firmar(entrar(elena), fila)
    caso = leer(caso)
    caso.guardar_respuestas(caso.revision, {**caso.respuestas, "niveles": "4"})
    pagina = client.get(url(caso, "revisar/"))
    assert "La solicitud cambió después de que firmó" in pagina.content.decode()
    client.post(url(caso, "firma/"), formulario_de(pagina, "firma/"))
    assert Corresponsabilidad.objects.abiertas().get().persona == elena


def test_the_link_closes_when_the_application_is_sent_on_paper(
    client: Client, caso: Expediente, elena: Persona
) -> None:
    fila = fabrica.invitada(caso, elena)
    caso = leer(caso)
    caso.guardar_respuestas(caso.revision, {**caso.respuestas, "firma_del_director": "en_papel"})
    client.post(url(caso, "enviar/"), formulario_de(client.get(url(caso, "revisar/")), "enviar/"))
    assert leer(caso).folio
    assert entrar(elena).get(f"/firmar/{fila.pk}/").status_code == 404


def test_a_correction_asks_for_the_firma_again_on_the_same_page(
    client: Client, caso: Expediente, elena: Persona
) -> None:
    firmar(entrar(elena), fabrica.invitada(caso, elena))
    client.post(url(caso, "enviar/"), formulario_de(client.get(url(caso, "revisar/")), "enviar/"))
    fabrica.drenar()
    observado = fabrica.observado(leer(caso), "niveles")
    prevenido = fabrica.leer_notificaciones(fabrica.mandar_prevencion(observado))
    datos = formulario_de(client.get(url(prevenido, "responder/")))
    respuesta = client.post(url(prevenido, "responder/enviar/"), datos | {"niveles": "3"})
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "La solicitud cambió después de que firmó" in texto
    assert "Pedir su firma otra vez" in texto
    assert 'id="campo-firma_del_director' in texto
    client.post(url(prevenido, "firma/"), {"correo": "elena@obra.example"})
    firmar(entrar(elena), Corresponsabilidad.objects.abiertas().get())
    datos = formulario_de(client.get(url(prevenido, "responder/")))
    assert client.post(url(prevenido, "responder/enviar/"), datos).status_code == 302
    assert leer(prevenido).estado == "en_tramite"


def test_my_cases_cost_the_same_with_one_participation_and_with_many(elena: Persona) -> None:
    def cuantas() -> int:
        with CaptureQueriesContext(connection) as consultas:
            assert entrar(elena).get("/mis-tramites/").status_code == 200
        return len(consultas)

    fabrica.invitada(fabrica.con_otra_firma(fabrica.ciudadana()), elena)
    una = cuantas()
    for _ in range(4):
        fabrica.invitada(fabrica.con_otra_firma(fabrica.ciudadana()), elena)
    assert cuantas() == una
