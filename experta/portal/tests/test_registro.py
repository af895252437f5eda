"""The public register on its page, its file and for programs: the same entries."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from experta.documentos.models import Documento
from experta.tramitacion import jobs
from tests import fabrica
from tests.renovables import otorgado

pytestmark = pytest.mark.django_db


def inscrito() -> Documento:
    """Return a licence that is in the register."""
    _, documento = otorgado()
    jobs.inscribir_en_el_registro()
    return documento


def test_anybody_reads_it_and_verifies_each_entry(client: Client) -> None:
    documento = inscrito()
    pagina = client.get(reverse("portal:registro")).content.decode()
    assert documento.folio in pagina
    assert documento.expediente.titular_nombre in pagina
    assert reverse("portal:verificar_codigo", args=[documento.codigo]) in pagina


def test_nothing_of_the_person_but_the_name_is_on_it(client: Client) -> None:
    documento = inscrito()
    caso = documento.expediente
    privados = (caso.respuestas["curp"], caso.creado_por.correo_para_avisos, caso.predio)
    partes = [
        client.get(reverse("portal:registro")).content.decode(),
        client.get(reverse("portal:registro_csv")).content.decode(),
        client.get("/api/v1/registro").content.decode(),
    ]
    for privado in privados:
        assert privado  # else nothing would be looked for
        assert all(privado not in parte for parte in partes), privado
    assert all((documento.expediente.folio or "-") not in parte for parte in partes)


def test_its_pages_are_counted_by_nobody_and_the_last_one_says_how_to_go_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("experta.portal.views.registro.POR_PAGINA", 1)
    monkeypatch.setattr("experta.portal.views.registro.PAGINA_MAXIMA", 2)
    for _ in range(3):
        inscrito()
    with CaptureQueriesContext(connection) as consultas:
        primera = client.get(reverse("portal:registro")).content.decode()
    assert not [uno for uno in consultas.captured_queries if "COUNT(" in uno["sql"]]
    assert "Documentos del 1 al 1," in primera
    assert "?pagina=2" in primera
    ultima = client.get(reverse("portal:registro"), {"pagina": "2"}).content.decode()
    assert "afina tu búsqueda" in ultima
    assert "?pagina=3" not in ultima


def test_an_entry_that_hides_its_holder_leads_to_no_page_that_names_them(client: Client) -> None:
    documento = fabrica.leer_notificaciones(fabrica.concluido()).documentos.get(clase="resolucion")
    jobs.inscribir_en_el_registro()
    for url in (reverse("portal:registro"), reverse("portal:registro_csv"), "/api/v1/registro"):
        contenido = client.get(url).content.decode()
        assert documento.folio in contenido, url
        assert documento.codigo not in contenido, url
        assert documento.expediente.titular_nombre not in contenido, url


def test_it_is_searched_and_filtered_and_the_file_holds_the_same(client: Client) -> None:
    documento = inscrito()
    busqueda = {"q": documento.folio, "tramite": "apertura-sare"}
    contenido = client.get(reverse("portal:registro_csv"), busqueda).content.decode("utf-8-sig")
    (_, fila) = csv.reader(io.StringIO(contenido))
    assert fila[0] == documento.folio
    pagina = client.get(reverse("portal:registro"), busqueda | {"estado": "revocado"})
    assert "No encontramos nada" in pagina.content.decode()


def test_what_is_suspended_is_said_on_the_page_in_the_file_and_to_programs(client: Client) -> None:
    documento = inscrito()
    Documento.objects.filter(pk=documento.pk).update(estado="suspendido")
    for estado, hay in (("suspendido", True), ("vigente", False)):
        busqueda = {"q": documento.folio, "estado": estado}
        pagina = client.get(reverse("portal:registro"), busqueda).content.decode()
        archivo = client.get(reverse("portal:registro_csv"), busqueda).content.decode()
        datos = client.get("/api/v1/registro", busqueda).json()
        assert (documento.codigo in pagina) is hay
        assert (f";{estado};" in archivo.replace(",", ";")) is hay
        assert [uno["estado"] for uno in datos["resultados"]] == [estado] * hay


def test_programs_read_the_same_and_no_page_is_too_long(client: Client) -> None:
    documento = inscrito()
    datos = client.get("/api/v1/registro", {"q": documento.folio}).json()
    (uno,) = datos["resultados"]
    assert (datos["total"], uno["folio"]) == (1, documento.folio)
    assert uno["verificar"].endswith(f"/verificar/{documento.codigo}/")
    assert client.get("/api/v1/registro", {"limite": -1}).json()["resultados"] == []
    assert client.get("/api/v1/registro", {"inicio": 10**9}).status_code == 200


@pytest.mark.parametrize("pagina", ["0", "-3", "99999", "xx", "999999999999"])
def test_a_page_that_is_not_there_is_empty_or_the_first(client: Client, pagina: str) -> None:
    assert client.get(reverse("portal:registro"), {"pagina": pagina}).status_code == 200


def test_the_page_asks_as_many_queries_for_one_as_for_many(client: Client) -> None:
    inscrito()
    client.get(reverse("portal:registro"))
    with CaptureQueriesContext(connection) as una:
        client.get(reverse("portal:registro"))
    inscrito()
    with CaptureQueriesContext(connection) as muchas:
        client.get(reverse("portal:registro"))
    assert len(una) == len(muchas)
