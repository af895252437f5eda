"""Doubts go to the counter, complaints only to the control body; each is answered once."""

from typing import Any

import pytest

from experta.avisos.models import Aviso, Mensaje
from experta.bitacora.services import asunto_general, hojas_de
from experta.cuentas.models import Persona
from experta.oficina.tests.apoyo import como, consultas, leido
from experta.soporte.models import Reporte
from experta.soporte.services import reportar
from tests import fabrica

pytestmark = pytest.mark.django_db
LISTA = "/oficina/reportes/"


def escrito(clase: str = "duda", persona: Persona | None = None, correo: str = "") -> Reporte:
    return reportar(
        clase=clase,
        texto="¿Qué necesito para abrir una tortillería?",
        pagina="/tramites/",
        folio_expediente="",
        persona=persona,
        correo=correo,
    )


def responder(persona: Persona, reporte: Reporte, respuesta: str = "Necesitas tu CURP.") -> Any:
    url = f"{LISTA}{reporte.folio}/"
    return como(persona).post(url, {"respuesta": respuesta}, follow=True)


def test_the_counter_answers_a_doubt_and_it_reaches_who_wrote() -> None:
    reporte = escrito(correo="ana@example.com")
    persona = fabrica.funcionaria("ventanilla")
    assert reporte.folio in leido(como(persona).get(LISTA))
    assert "No hay reportes por responder" in leido(responder(persona, reporte))
    reporte.refresh_from_db()
    assert (reporte.estado, reporte.respondido_por) == ("respondido", persona)
    assert Mensaje.objects.get().destino == "ana@example.com"
    assert [hoja.acto for hoja in hojas_de(asunto_general("soporte"))] == ["responder_reporte"]


def test_who_wrote_with_an_account_finds_the_answer_among_their_messages() -> None:
    ana = fabrica.ciudadana()
    responder(fabrica.funcionaria("ventanilla"), escrito(persona=ana))
    assert Aviso.objects.get().persona == ana


def test_a_complaint_is_read_and_answered_only_by_the_control_body() -> None:
    reporte = escrito("queja")
    for rol in ("ventanilla", "administrador"):
        persona = fabrica.funcionaria(rol)
        assert como(persona).get("/oficina/oic/quejas/").status_code == 404
        assert reporte.folio not in leido(como(persona).get(LISTA))
        assert responder(persona, reporte).status_code == 404
    auditora = fabrica.funcionaria("oic", "oic")
    assert reporte.folio in leido(como(auditora).get("/oficina/oic/quejas/"))
    assert responder(auditora, reporte).status_code == 200
    reporte.refresh_from_db()
    assert reporte.estado == "respondido"


def test_who_does_not_read_complaints_does_not_learn_that_there_are() -> None:
    auditora = fabrica.funcionaria("oic", "oic")
    responder(auditora, escrito("queja"))
    assert "La mitad se respondió" not in leido(como(fabrica.funcionaria("ventanilla")).get(LISTA))
    escrito("queja")
    assert "Por responder: 1." in leido(como(auditora).get("/oficina/oic/"))


def test_the_control_body_does_not_answer_doubts() -> None:
    assert responder(fabrica.funcionaria("oic", "oic"), escrito()).status_code == 404


def test_an_empty_answer_is_asked_again() -> None:
    reporte = escrito()
    assert responder(fabrica.funcionaria("ventanilla"), reporte, "").status_code == 422


def test_who_answers_second_is_told() -> None:
    reporte = escrito()
    responder(fabrica.funcionaria("ventanilla"), reporte)
    otra = responder(fabrica.funcionaria("ventanilla"), reporte, "Otra cosa")
    assert otra.status_code == 409
    reporte.refresh_from_db()
    assert reporte.respuesta == "Necesitas tu CURP."


def test_nobody_answers_their_own() -> None:
    persona = fabrica.funcionaria("ventanilla")
    assert responder(persona, escrito(persona=persona)).status_code == 404


def test_answered_ones_and_the_measured_time_are_shown() -> None:
    persona, reporte = fabrica.funcionaria("ventanilla"), escrito()
    responder(persona, reporte)
    texto = leido(como(persona).get(f"{LISTA}?estado=respondidos"))
    assert reporte.folio in texto
    assert "La mitad se respondió en menos de una hora" in texto


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    cliente = como(fabrica.funcionaria("ventanilla"))
    escrito()
    una = consultas(cliente, LISTA)
    for _ in range(20):
        escrito()
    assert consultas(cliente, LISTA) == una
