"""A program writes by the acts of the pages, once, as far as its key reaches."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from experta.api.tests.programa import Programa
from experta.catalogo.ejecutable import cargar
from experta.catalogo.muestras import respuestas_de_ejemplo
from experta.comun import reloj
from experta.expedientes.models import Expediente, Suceso
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.integraciones.models import EnvioPorLlave, Permiso
from experta.integraciones.tests import fabrica as integracion
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def estante() -> None:
    """Publish a trámite with the officials it needs."""
    fabrica.plantilla_de(fabrica.RESIDENCIA)


@pytest.fixture
def programa() -> Programa:
    """Return a program with every permission."""
    llave, texto = integracion.llave()
    return Programa(texto, llave)


def abierto(programa: Programa) -> Expediente:
    respuesta = programa.mandar("expedientes", {"tramite": fabrica.RESIDENCIA})
    assert respuesta.status_code == 201, respuesta.content
    return Expediente.objects.get(pk=respuesta.json()["id"])


def un_pdf(contenido: bytes | None = None) -> SimpleUploadedFile:
    # Two made one after the other differ: a PDF carries when it was made.
    return SimpleUploadedFile("credencial.pdf", contenido or pdf())


def ejemplo(caso: Expediente) -> dict[str, Any]:
    return dict(respuestas_de_ejemplo(cargar(caso.version)))


def contestado(programa: Programa) -> Expediente:
    caso = abierto(programa)
    cuerpo = {"revision": caso.revision, "respuestas": ejemplo(caso)}
    respuesta = programa.mandar(f"expedientes/{caso.pk}/respuestas", cuerpo)
    assert respuesta.status_code == 200, respuesta.content
    assert programa.llave
    fabrica.adjuntar_lo_pedido(fabrica.leer(caso), programa.llave.persona)
    return fabrica.leer(caso)


def test_a_draft_is_of_the_organisation_and_of_who_gave_the_key(programa: Programa) -> None:
    caso = abierto(programa)
    assert programa.llave
    assert caso.titular_nombre == str(programa.llave.mandato)
    assert caso.creado_por == programa.llave.persona
    assert caso.accesos.get(persona=programa.llave.persona).mandato == programa.llave.mandato


def test_the_history_says_which_key_did_it(programa: Programa) -> None:
    caso = abierto(programa)
    suceso = Suceso.objects.get(expediente=caso, acto="abrir_borrador")
    assert suceso.texto == (
        f"Empezaste el trámite. Lo hizo un programa con la llave «{programa.llave}»."
    )
    otro = fabrica.borrador(fabrica.RESIDENCIA)
    assert "llave" not in otro.sucesos.get(acto="abrir_borrador").texto


def test_the_whole_way_to_a_folio(programa: Programa) -> None:
    caso = contestado(programa)
    solicitud = programa.leer(f"expedientes/{caso.pk}").json()["solicitud"]
    assert solicitud["faltas"] == []
    enviado = programa.mandar(
        f"expedientes/{caso.pk}/ingresar",
        {"version": solicitud["version"], "acepta_notificacion": True},
    ).json()
    assert (enviado["estado"], enviado["solicitud"]) == ("en_tramite", None)
    assert enviado["folio"] == fabrica.leer(caso).folio


def test_what_is_missing_is_told_by_question_and_nothing_is_sent(programa: Programa) -> None:
    caso = abierto(programa)
    cuerpo = {"version": caso.version.numero}
    respuesta = programa.mandar(f"expedientes/{caso.pk}/ingresar", cuerpo, clave="unasolavez")
    problema = respuesta.json()
    assert (respuesta.status_code, respuesta["Content-Type"]) == (422, "application/problem+json")
    assert {falta["campo"] for falta in problema["faltas"]} >= {"identificacion"}
    assert all(falta["mensaje"] for falta in problema["faltas"])
    assert fabrica.leer(caso).folio is None
    assert not EnvioPorLlave.objects.filter(clave="unasolavez").exists()


def test_the_same_key_and_body_do_it_once_and_answer_the_same(programa: Programa) -> None:
    primera, segunda = (
        programa.mandar("expedientes", {"tramite": fabrica.RESIDENCIA}, clave="repetida-1")
        for _ in range(2)
    )
    assert Expediente.objects.count() == 1
    assert (segunda.status_code, segunda.content) == (201, primera.content)
    assert segunda["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in primera


def test_the_same_key_with_another_body_is_409(programa: Programa) -> None:
    programa.mandar("expedientes", {"tramite": fabrica.RESIDENCIA}, clave="repetida-1")
    otra = programa.mandar("expedientes", {"tramite": "otro"}, clave="repetida-1")
    assert otra.status_code == 404  # it is judged first: nothing was done with it
    caso = Expediente.objects.get()
    ruta = f"expedientes/{caso.pk}/respuestas"
    nada = {"revision": caso.revision, "respuestas": {}}
    assert programa.mandar(ruta, nada, clave="repetida-1").status_code == 409


def test_every_post_asks_for_an_idempotency_key(programa: Programa) -> None:
    respuesta = programa.cliente.post(
        "/api/v1/expedientes",
        {"tramite": fabrica.RESIDENCIA},
        content_type="application/json",
        headers=programa.cabeceras,
    )
    faltas = respuesta.json()["faltas"]
    assert (respuesta.status_code, [f["campo"] for f in faltas]) == (422, ["Idempotency-Key"])


def test_an_older_revision_is_409_with_what_is_kept(programa: Programa) -> None:
    caso = contestado(programa)
    clave, valor = next(iter(ejemplo(caso).items()))
    viejo = {"revision": caso.revision - 1, "respuestas": {clave: None}}
    respuesta = programa.mandar(f"expedientes/{caso.pk}/respuestas", viejo)
    assert respuesta.status_code == 409
    problema = respuesta.json()
    assert (problema["revision"], problema["guardadas"][clave]) == (caso.revision, valor)


def test_answers_of_another_shape_are_told_apart_and_none_is_saved(programa: Programa) -> None:
    caso = abierto(programa)
    claves = list(ejemplo(caso))
    malas = {"no_existe": "x", claves[0]: {"de": ["otra", "forma"]}, claves[1]: None}
    cuerpo = {"revision": caso.revision, "respuestas": malas}
    respuesta = programa.mandar(f"expedientes/{caso.pk}/respuestas", cuerpo)
    assert respuesta.status_code == 422
    assert [f["campo"] for f in respuesta.json()["faltas"]] == ["no_existe", claves[0]]
    assert fabrica.leer(caso).revision == caso.revision


def test_what_came_before_is_409_and_says_the_folio(programa: Programa) -> None:
    caso = contestado(programa)
    cuerpo = {"version": caso.version.numero}
    assert programa.mandar(f"expedientes/{caso.pk}/ingresar", cuerpo).status_code == 200
    otra = programa.mandar(f"expedientes/{caso.pk}/ingresar", cuerpo)
    assert otra.status_code == 409
    assert str(fabrica.leer(caso).folio) in otra.json()["detail"]


@pytest.mark.parametrize("permiso", Permiso.values)
def test_each_permission_is_asked_for(permiso: str) -> None:
    llave, texto = integracion.llave(alcance=[p for p in Permiso.values if p != permiso])
    programa = Programa(texto, llave)
    caso = fabrica.borrador(fabrica.RESIDENCIA, llave.persona, mandato=llave.mandato)
    uno = f"expedientes/{caso.pk}"
    nadie = "00000000-0000-0000-0000-000000000007"
    pedidas = {
        "leer": programa.leer(uno),
        "preparar": programa.mandar(f"{uno}/respuestas", {"revision": 0, "respuestas": {}}),
        "ingresar": programa.mandar(f"{uno}/subsanar"),
        "notificaciones": programa.mandar(f"{uno}/notificaciones/1/abrir"),
        "documentos": programa.leer(f"{uno}/documentos/{nadie}"),
    }
    negadas = {nombre for nombre, una in pedidas.items() if una.status_code == 403}
    assert negadas == {permiso}


def test_anothers_case_and_none_are_the_same_404(programa: Programa) -> None:
    _, otro = integracion.llave(integracion.administradora("OTR010203AB1"))
    ajeno = abierto(Programa(otro))
    nadie = "00000000-0000-0000-0000-000000000007"
    for ruta in ("", "/ingresar", "/respuestas", "/subsanar"):
        cuerpos: dict[str, Any] = {
            "/ingresar": {"version": 1},
            "/respuestas": {"revision": 0, "respuestas": {}},
        }
        respuestas = [
            programa.mandar(f"expedientes/{pk}{ruta}", cuerpos.get(ruta))
            if ruta
            else programa.leer(f"expedientes/{pk}")
            for pk in (ajeno.pk, nadie)
        ]
        assert [una.status_code for una in respuestas] == [404, 404]
        assert respuestas[0].content == respuestas[1].content


def test_a_key_does_not_reach_the_persons_own_cases(programa: Programa) -> None:
    assert programa.llave
    propio = fabrica.borrador(fabrica.RESIDENCIA, programa.llave.persona)
    assert programa.leer(f"expedientes/{propio.pk}").status_code == 404
    assert programa.leer("expedientes").json()["casos"] == []


def test_a_session_opens_nothing_here(client: Client) -> None:
    client.force_login(fabrica.ciudadana())
    for respuesta in (client.get("/api/v1/expedientes"), client.post("/api/v1/expedientes")):
        assert respuesta.status_code == 401
        assert respuesta["WWW-Authenticate"].startswith("Bearer")


def test_too_many_requests_of_a_key_are_429(
    programa: Programa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("experta.api.acceso.POR_MINUTO", 2)
    with reloj.detenido(reloj.ahora()):
        estados = [programa.leer("llave").status_code for _ in range(3)]
        otra = programa.leer("llave")
    assert estados == [200, 200, 429]
    assert otra["Retry-After"] == "60"


def test_a_file_is_checked_kept_once_and_can_be_taken_back(programa: Programa) -> None:
    caso = abierto(programa)
    ruta = f"expedientes/{caso.pk}/archivos"
    claves, bytes_del_pdf = ["archivo-1", "archivo-1", "archivo-2"], pdf()
    subidas = [
        programa.subir(
            ruta, {"pregunta": "identificacion", "archivo": un_pdf(bytes_del_pdf)}, clave=clave
        )
        for clave in claves
    ]
    assert [una.status_code for una in subidas] == [201] * 3, [una.content for una in subidas]
    assert len({una.json()["id"] for una in subidas}) == 1
    assert caso.adjuntos.vigentes().count() == 1
    quitado = programa.mandar(f"{ruta}/{subidas[0].json()['id']}/retirar").json()
    assert quitado["archivos"] == []


def test_a_file_that_is_not_what_it_says_is_told_by_its_question(programa: Programa) -> None:
    caso = abierto(programa)
    falso = SimpleUploadedFile("credencial.pdf", b"no soy un pdf")
    datos = {"pregunta": "identificacion", "archivo": falso}
    respuesta = programa.subir(f"expedientes/{caso.pk}/archivos", datos)
    assert respuesta.status_code == 422
    assert respuesta.json()["faltas"][0]["campo"] == "identificacion"
    vacio = programa.subir(f"expedientes/{caso.pk}/archivos", {"pregunta": "identificacion"})
    assert vacio.json()["faltas"] == [{"campo": "archivo", "mensaje": "Falta el archivo."}]


def test_a_file_too_big_is_413(programa: Programa, settings: Any) -> None:
    settings.SUBIDA_MAXIMA = 10
    caso = abierto(programa)
    datos = {"pregunta": "identificacion", "archivo": un_pdf()}
    assert programa.subir(f"expedientes/{caso.pk}/archivos", datos).status_code == 413


@pytest.mark.parametrize("cuerpo", ["{", '{"tramite": "\\u0000"}', '{"tramite": "\\ud800"}'])
def test_a_body_that_no_database_would_keep_is_refused_in_words(
    programa: Programa, cuerpo: str
) -> None:
    respuesta = programa.mandar("expedientes", cuerpo)
    assert respuesta.status_code == 422
    assert "no es JSON" in respuesta.json()["detail"]


def test_where_another_professional_signs_a_program_sends_only_on_paper(
    programa: Programa,
) -> None:
    assert programa.llave
    persona, mandato = programa.llave.persona, programa.llave.mandato
    caso = fabrica.borrador(fabrica.CONSTRUCCION_MAYOR, persona, mandato=mandato)
    en_papel = caso.respuestas
    caso.guardar_respuestas(caso.revision, {**en_papel, "firma_del_director": "en_linea"})
    cuerpo = {"version": caso.version.numero, "acepta_notificacion": True}
    respuesta = programa.mandar(f"expedientes/{caso.pk}/ingresar", cuerpo)
    assert respuesta.status_code == 422
    assert [una["campo"] for una in respuesta.json()["faltas"]] == ["firma_del_director"]
    caso.guardar_respuestas(caso.revision, en_papel)
    assert programa.mandar(f"expedientes/{caso.pk}/ingresar", cuerpo).status_code == 200
