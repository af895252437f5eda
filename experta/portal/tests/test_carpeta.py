"""The carpeta and what stands beside each question: offered, chosen, taken out; only one's own."""

import re
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experta.cuentas.models import Mandato, Persona
from experta.documentos.models import Reuso
from experta.expedientes.models import Adjunto, Expediente
from experta.expedientes.tests.archivos_de_prueba import pdf
from experta.portal.tests.lectura import leido
from experta.portal.tests.solicitudes import entrar
from experta.tramitacion.actos.adjuntar import adjuntar
from tests import fabrica

pytestmark = pytest.mark.django_db
CARPETA = "/cuenta/carpeta/"
EMPEZAR = f"/tramites/{fabrica.RESIDENCIA}/empezar/"


def entregado(persona: Persona) -> Expediente:
    """Return a submitted case whose identification is a real file."""
    expediente = fabrica.borrador(persona=persona)
    expediente.adjuntos.filter(pregunta="identificacion").delete()
    archivo = SimpleUploadedFile("ine.pdf", pdf(raiz={"/Marca": {"/n": uuid4().hex}}))
    adjuntar(persona=persona, expediente=expediente, pregunta="identificacion", archivo=archivo)
    return fabrica.enviar(expediente, f"clave-{uuid4().hex[:8]}", acepta_notificacion=True)


def empezado(client: Client) -> str:
    """Start the trámite again, all the same; return the address of its page of documents."""
    respuesta = client.post(EMPEZAR, {"para": "mio"})
    pk = re.search(r"/mis-tramites/([0-9a-f-]{36})/", respuesta["Location"])
    assert pk
    return f"/mis-tramites/{pk[1]}/llenar/documentos/"


def test_an_empty_carpeta_says_what_to_do() -> None:
    pagina = leido(entrar(fabrica.ciudadana()).get(CARPETA))
    assert "Aún no hay documentos" in pagina


def test_it_tells_origin_and_where_each_paper_was_used() -> None:
    ana = fabrica.ciudadana()
    caso = entregado(ana)
    client = entrar(ana)
    pagina = leido(client.get(CARPETA))
    assert "ine.pdf" in pagina
    assert f"en {caso.folio}." in pagina
    assert "Se volvió a usar" not in pagina


def test_a_paper_is_offered_and_one_button_uses_it() -> None:
    ana = fabrica.ciudadana()
    caso = entregado(ana)
    uno = caso.adjuntos.get(pregunta="identificacion")
    client = entrar(ana)
    url = empezado(client)
    pagina = client.get(url)
    assert "Usar este documento" in leido(pagina)
    vuelta = client.post(url, {"_usar": f"identificacion:{uno.pk}", "revision": "0"}, follow=True)
    assert "Listo: usaste «ine.pdf»." in leido(vuelta)
    assert Reuso.objects.get(origen=uno).persona == ana


@pytest.mark.parametrize(
    "valor", ["identificacion:{ajeno}", "identificacion:no-es", "protesta:{ajeno}"]
)
def test_what_is_not_offered_cannot_be_used(valor: str) -> None:
    ajeno = entregado(fabrica.ciudadana()).adjuntos.get(pregunta="identificacion")
    client = entrar(fabrica.ciudadana())
    url = empezado(client)
    antes = Adjunto.objects.count()
    respuesta = client.post(url, {"_usar": valor.format(ajeno=ajeno.pk), "revision": "0"})
    assert respuesta.status_code in (302, 404, 422)
    assert Adjunto.objects.count() == antes


def test_papers_of_others_are_the_same_404_as_none() -> None:
    ajeno = entregado(fabrica.ciudadana()).adjuntos.get(pregunta="identificacion")
    client = entrar(fabrica.ciudadana())
    for pk in (ajeno.pk, UUID(int=1)):
        for url in (f"{CARPETA}{pk}/", f"{CARPETA}{pk}/quitar/"):
            assert client.get(url).status_code == 404
        assert client.post(f"{CARPETA}{pk}/quitar/").status_code == 404


def test_a_paper_is_downloaded_and_taken_out() -> None:
    ana = fabrica.ciudadana()
    uno = entregado(ana).adjuntos.get(pregunta="identificacion")
    client = entrar(ana)
    bajado = client.get(f"{CARPETA}{uno.pk}/")
    assert bajado["Content-Disposition"].startswith("attachment")
    assert "¿Quitar este documento" in leido(client.get(f"{CARPETA}{uno.pk}/quitar/"))
    client.post(f"{CARPETA}{uno.pk}/quitar/")
    assert "ine.pdf" not in leido(client.get(CARPETA))


def test_who_represents_finds_the_papers_of_the_company_while_the_mandate_lasts() -> None:
    luz = fabrica.ciudadana()
    mandato = fabrica.mandato(luz)
    fabrica.ingresado(persona=luz, mandato=mandato)
    client = entrar(luz)
    assert f"De {mandato.organizacion}" in leido(client.get(CARPETA))
    Mandato.objects.filter(pk=mandato.pk).update(revocado_at=mandato.created_at)
    assert "identificacion.pdf" not in leido(client.get(CARPETA))


def test_a_case_in_course_is_told_before_starting_another() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.ingresado(persona=ana)
    client = entrar(ana)
    pagina = leido(client.post(EMPEZAR))
    assert "Ya tienes este trámite en curso" in pagina
    assert str(caso.folio) in pagina
    url = empezado(client).replace("llenar/documentos/", "revisar/")
    assert "Ya tienes otra solicitud igual" in leido(client.get(url))


def test_at_the_end_the_person_is_told_what_was_spared() -> None:
    ana = fabrica.ciudadana()
    caso = fabrica.ingresado(persona=ana)
    url = f"/mis-tramites/{caso.pk}/enviado/"
    client = entrar(ana)
    assert "Te ahorramos" not in leido(client.get(url))
    ahorro = {"respuestas": 9, "documentos": 2, "consultas": 1}
    Expediente.objects.filter(pk=caso.pk).update(ahorro=ahorro)
    assert "Te ahorramos 9 respuestas y 3 documentos." in leido(client.get(url))


def test_the_carpeta_costs_the_same_queries_for_one_paper_and_many() -> None:
    ana = fabrica.ciudadana()
    entregado(ana)
    client = entrar(ana)
    client.get(CARPETA)
    with CaptureQueriesContext(connection) as una:
        client.get(CARPETA)
    for _ in range(4):
        entregado(ana)
    with CaptureQueriesContext(connection) as varias:
        client.get(CARPETA)
    assert len(varias) == len(una)


def test_a_page_of_documents_costs_the_same_after_one_case_and_many() -> None:
    ana = fabrica.ciudadana()
    entregado(ana)
    client = entrar(ana)
    url = empezado(client)
    client.get(url)
    with CaptureQueriesContext(connection) as una:
        client.get(url)
    for _ in range(3):
        entregado(ana)
    with CaptureQueriesContext(connection) as varias:
        client.get(url)
    assert len(varias) == len(una)
