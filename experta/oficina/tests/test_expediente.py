"""The expediente for officials: everything on one page, only for who may read it."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experta.comun import reloj
from experta.cuentas.models import Persona, Rol
from experta.expedientes.models import Expediente
from experta.oficina.tests import casos
from experta.oficina.tests.casos import entrar, textos
from experta.tramitacion.actos.asignar import asignar
from experta.tramitacion.consultas.cotejo import cotejar
from tests import fabrica

pytestmark = pytest.mark.django_db
LISTA = "/oficina/expedientes/"


def hoja(persona: Persona, expediente: Expediente, resto: str = "") -> Any:
    """Return a page of the case for that official."""
    return entrar(persona).get(f"{LISTA}{expediente.pk}/{resto}")


def auditora() -> Persona:
    """Return an official of the control body."""
    return fabrica.funcionaria(Rol.OIC, "oic")


def folios(respuesta: Any) -> list[str]:
    """Return the folios of the list."""
    return textos(respuesta.content, "//tbody//span[@class='cifra']")


@pytest.mark.parametrize("slug", [fabrica.RESIDENCIA, fabrica.SARE, fabrica.CONSTRUCCION])
def test_a_finished_case_shows_everything_it_produced(slug: str) -> None:
    expediente = fabrica.concluido(slug)
    respuesta = hoja(auditora(), expediente)
    assert respuesta.status_code == 200
    texto = respuesta.content.decode()
    for documento in expediente.documentos.all():
        assert documento.folio in texto
    assert "Terminó el" in texto
    assert "Diagrama del proceso, que ya terminó." in texto


def test_the_drawing_marks_where_the_case_stands() -> None:
    expediente = fabrica.ingresado(fabrica.SARE)
    contenido = hoja(auditora(), expediente).content
    actuales = textos(contenido, "//*[contains(@class, 'diagrama__figura--actual')]")
    assert actuales == ["Dictaminar"]
    assert "Ahora está en: Dictaminar" in textos(contenido, "//section[@id='proceso']/p")[0]
    assert b" style=" not in contenido


def test_the_inner_history_is_there_and_says_so() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    revisora = fabrica.quien_atiende(tarea)
    asignar(persona=revisora, tarea=tarea, a=revisora)
    renglon = textos(hoja(revisora, tarea.expediente).content, "//section[@id='historia']//li")[0]
    assert "la atiende" in renglon
    assert "solo lo ve la oficina" in renglon


def test_only_ones_own_task_leads_to_it() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    camino = f"//main//a[@href='/oficina/tareas/{tarea.pk}/']"
    assert textos(hoja(fabrica.quien_atiende(tarea), tarea.expediente).content, camino)
    assert not textos(hoja(auditora(), tarea.expediente).content, camino)


def test_foreign_and_missing_are_the_same_page() -> None:
    expediente = fabrica.ingresado()
    client = entrar(fabrica.funcionaria(Rol.REVISOR, "tesoreria"))
    ajeno = client.get(f"{LISTA}{expediente.pk}/")
    nada = client.get(f"{LISTA}00000000-0000-4000-8000-000000000000/")
    assert ajeno.status_code == nada.status_code == 404
    assert _sin_nonce(ajeno) == _sin_nonce(nada)


def _sin_nonce(respuesta: Any) -> list[str]:
    return textos(respuesta.content, "//body")


def test_an_administrator_reads_no_case() -> None:
    administradora = fabrica.funcionaria(Rol.ADMINISTRADOR)
    assert hoja(administradora, fabrica.ingresado()).status_code == 404


def test_a_draft_is_nobodys_to_read() -> None:
    assert hoja(auditora(), fabrica.borrador()).status_code == 404


def test_a_file_is_handed_over_as_a_download() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    adjunto = tarea.expediente.adjuntos.all()[0]
    respuesta = hoja(
        fabrica.quien_atiende(tarea), tarea.expediente, f"adjuntos/{adjunto.pk}/?ver=1"
    )
    assert respuesta.content.startswith(b"%PDF")
    assert respuesta["Content-Disposition"].startswith("attachment")
    assert "sandbox" in respuesta["Content-Security-Policy"]


def test_who_reads_a_file_without_having_the_case_stays_on_record() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    expediente, adjunto = tarea.expediente, tarea.expediente.adjuntos.all()[0]
    lecturas = expediente.sucesos.filter(acto="registrar_lectura")
    hoja(fabrica.quien_atiende(tarea), expediente, f"adjuntos/{adjunto.pk}/")
    assert not lecturas.exists()
    quien = auditora()
    hoja(quien, expediente, f"adjuntos/{adjunto.pk}/")
    assert lecturas.get().actor == quien
    assert not lecturas.get().publico


def test_who_opens_a_case_without_having_it_stays_on_record_once_a_day() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    expediente = tarea.expediente
    consultas = expediente.sucesos.filter(acto="registrar_consulta")
    hoja(fabrica.quien_atiende(tarea), expediente)
    assert not consultas.exists()
    quien = auditora()
    for _ in range(2):
        hoja(quien, expediente)
    assert (consultas.get().actor, consultas.get().publico) == (quien, False)
    assert consultas.get().texto.startswith("Se consultó el expediente.")
    hoja(auditora(), expediente)
    with reloj.detenido(reloj.ahora() + timedelta(days=1)):
        hoja(quien, expediente)
    assert consultas.count() == 3
    assert cotejar(fabrica.leer(expediente)).correcto


def test_a_document_is_not_read_without_a_trace_either() -> None:
    expediente = fabrica.por_firmar()
    proyecto = expediente.documentos.get(estado="generado")
    hoja(auditora(), expediente, f"documentos/{proyecto.pk}/")
    assert expediente.sucesos.filter(acto="registrar_consulta").count() == 1


def test_a_file_of_another_area_does_not_exist() -> None:
    expediente = fabrica.ingresado()
    adjunto = expediente.adjuntos.all()[0]
    ajena = fabrica.funcionaria(Rol.REVISOR, "tesoreria")
    assert hoja(ajena, expediente, f"adjuntos/{adjunto.pk}/").status_code == 404
    otro = fabrica.ingresado()
    assert hoja(auditora(), otro, f"adjuntos/{adjunto.pk}/").status_code == 404


def test_a_document_is_read_before_and_after_its_firma() -> None:
    expediente = fabrica.por_firmar()
    proyecto = expediente.documentos.get(estado="generado")
    antes = hoja(auditora(), expediente, f"documentos/{proyecto.pk}/")
    assert antes.content.startswith(b"%PDF")
    assert "proyecto-" in antes["Content-Disposition"]
    fabrica.firmar_todo(expediente)
    despues = hoja(auditora(), expediente, f"documentos/{proyecto.pk}/")
    assert "proyecto-" not in despues["Content-Disposition"]
    assert despues.content != antes.content


def test_the_list_has_what_passed_by_ones_office() -> None:
    expediente = fabrica.ingresado()
    revisora = fabrica.quien_atiende(fabrica.tarea(expediente, "resolver"))
    assert folios(entrar(revisora).get(LISTA)) == [expediente.folio]
    ajena = entrar(fabrica.funcionaria(Rol.REVISOR, "tesoreria")).get(LISTA)
    assert folios(ajena) == []
    assert "Todavía no hay expedientes para ti" in ajena.content.decode()


@pytest.mark.parametrize(
    ("filtro", "cuantos"),
    [
        ("estado=en_tramite", 1),
        ("estado=favorable", 0),
        ("tramite=constancia-de-residencia", 1),
        ("tramite=apertura-sare", 0),
        ("area=secretaria-ayuntamiento", 1),
        ("area=gobernacion", 0),
        ("vence=vencidos", 1),
        ("vence=hoy", 0),
        ("q=CR-", 1),
        ("q=ZZ-", 0),
    ],
)
def test_each_filter_keeps_what_it_says(filtro: str, cuantos: int) -> None:
    expediente = fabrica.ingresado()
    Expediente.objects.filter(pk=expediente.pk).update(vence="2020-01-01")
    assert len(folios(entrar(auditora()).get(f"{LISTA}?{filtro}"))) == cuantos


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    tarea = fabrica.tarea(fabrica.ingresado(), "resolver")
    client = entrar(fabrica.quien_atiende(tarea))
    client.get(LISTA)
    with CaptureQueriesContext(connection) as una:
        client.get(LISTA)
    casos.muchas_tareas(tarea, 20)
    with CaptureQueriesContext(connection) as muchas:
        assert len(folios(client.get(LISTA))) == 21
    assert len(muchas) == len(una)


def test_the_spreadsheet_has_the_same_filters_and_runs_no_formula() -> None:
    expediente = fabrica.ingresado()
    fabrica.ingresado(fabrica.SARE)
    Expediente.objects.filter(pk=expediente.pk).update(titular_nombre="=HYPERLINK(1)")
    respuesta = entrar(auditora()).get(f"{LISTA}?formato=csv&tramite={fabrica.RESIDENCIA}")
    filas = list(csv.DictReader(io.StringIO(respuesta.content.decode("utf-8-sig"))))
    assert [(fila["folio"], fila["titular"]) for fila in filas] == [
        (expediente.folio, "'=HYPERLINK(1)")
    ]
    assert respuesta["Content-Disposition"].startswith("attachment")


def test_only_an_officer_of_its_office_is_offered_to_revoke() -> None:
    expediente = fabrica.concluido()
    documento = expediente.documentos.get(clase="resolucion")
    enlace = f"/oficina/firma/{documento.pk}/revocar/"
    revisora = fabrica.quien_atiende(expediente.tareas.get(acto="resolver"))
    assert documento.nombramiento is not None
    assert enlace in hoja(documento.nombramiento.persona, expediente).content.decode()
    assert enlace not in hoja(revisora, expediente).content.decode()
