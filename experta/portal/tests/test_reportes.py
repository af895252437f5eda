"""Anybody may tell a doubt, a fault or a complaint, and follow it with folio and code."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from experta.avisos.models import Mensaje
from experta.bitacora.services import asunto_general, hojas_de
from experta.comun import reloj
from experta.portal.tests.lectura import hoja, leido
from experta.soporte.models import Reporte
from tests import fabrica

pytestmark = pytest.mark.django_db
DUDA = {"clase": "duda", "texto": "¿Qué trámite necesito para vender tamales?"}


def enviar(client: Client, **datos: Any) -> Any:
    return client.post("/reportar/", {**DUDA, **datos})


def test_a_report_needs_no_account_and_gives_folio_and_code(client: Client) -> None:
    respuesta = client.post("/reportar/", {**DUDA, "pagina": "/tramites/?q=x"}, follow=True)
    reporte = Reporte.objects.get()
    assert reporte.pagina == "/tramites/"
    assert reporte.folio in leido(respuesta)
    assert reporte.codigo in leido(respuesta)


def test_the_code_is_shown_only_to_who_wrote_it_and_not_for_long(client: Client) -> None:
    enviar(client)
    reporte = Reporte.objects.get()
    ajena = Client().get(f"/reportar/{reporte.folio}/")
    assert reporte.codigo not in ajena.content.decode()
    assert DUDA["texto"] not in ajena.content.decode()
    with reloj.detenido(reloj.ahora() + timedelta(minutes=16)):
        assert reporte.codigo not in client.get(f"/reportar/{reporte.folio}/").content.decode()


def test_folio_and_code_together_open_it_from_anywhere(client: Client) -> None:
    enviar(client)
    reporte = Reporte.objects.get()
    otra = Client()
    abierta = otra.post(f"/reportar/{reporte.folio}/", {"codigo": reporte.codigo.lower()})
    assert DUDA["texto"] in leido(abierta)
    cerrada = otra.post(f"/reportar/{reporte.folio}/", {"codigo": "X" * 26})
    assert cerrada.status_code == 422
    assert DUDA["texto"] not in leido(cerrada)


def test_a_foreign_folio_and_one_nobody_has_ask_alike(client: Client) -> None:
    enviar(client)
    folio = Reporte.objects.get().folio
    ajeno = leido(Client().get(f"/reportar/{folio}/"))
    inventado = leido(Client().get("/reportar/REP-2026-999999/"))
    assert ajeno.replace(folio, "") == inventado.replace("REP-2026-999999", "")


@pytest.mark.parametrize(
    ("datos", "campo"),
    [
        ({"clase": ""}, "clase"),
        ({"clase": "otra"}, "clase"),
        ({"texto": ""}, "texto"),
        ({"correo": "ana@"}, "correo"),
        ({"sitio": "http://spam.example"}, "sitio"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(
    client: Client, datos: dict[str, str], campo: str
) -> None:
    enviado = {**DUDA, "folio_expediente": "CR-2026-000001", "pagina": "/tramites/", **datos}
    respuesta = client.post("/reportar/", enviado)
    assert respuesta.status_code == 422
    pagina = hoja(respuesta)
    assert pagina.xpath("//div[@role='alert']//a/@href") == [f"#campo-{campo}"]
    assert pagina.xpath(f"//*[@id='campo-{campo}']")
    assert pagina.xpath("//input[@name='folio_expediente']/@value") == ["CR-2026-000001"]
    assert pagina.xpath("//input[@name='pagina']/@value") == ["/tramites/"]
    assert not Reporte.objects.exists()


def test_a_complaint_says_that_only_the_control_body_reads_it(client: Client) -> None:
    assert "Solo la lee el Órgano Interno de Control" in leido(client.get("/reportar/"))
    respuesta = client.post("/reportar/", {**DUDA, "clase": "queja"}, follow=True)
    assert "nadie más lo lee" in leido(respuesta)


def test_who_has_an_account_may_hide_it(client: Client) -> None:
    persona = fabrica.ciudadana()
    client.force_login(persona)
    enviar(client, clase="queja", anonima="si", correo="ana@example.com")
    oculta = Reporte.objects.get()
    assert (oculta.persona, oculta.correo) == (None, "")
    enviar(client)
    assert Reporte.objects.get(clase="duda").persona == persona


def test_an_anonymous_one_is_nowhere_beside_the_account_that_wrote_it(client: Client) -> None:
    client.force_login(fabrica.ciudadana())
    respuesta = enviar(client, clase="queja", anonima="si")
    oculta = Reporte.objects.get()
    assert oculta.codigo in leido(respuesta)
    assert oculta.folio not in str(dict(client.session))
    (hoja,) = hojas_de(asunto_general("soporte"))
    assert hoja.acto == "reportar"


def test_the_control_body_is_told_that_one_came_and_not_what_it_says(client: Client) -> None:
    enviar(client)
    assert not Mensaje.objects.exists()
    enviar(client, clase="queja")
    mensaje = Mensaje.objects.get()
    assert Reporte.objects.get(clase="queja").folio in mensaje.asunto
    assert DUDA["texto"] not in mensaje.cuerpo


def test_who_wrote_it_with_an_account_needs_no_code(client: Client) -> None:
    client.force_login(fabrica.ciudadana())
    enviar(client)
    reporte = Reporte.objects.get()
    del client.cookies["sessionid"]
    client.force_login(reporte.persona)  # type: ignore[arg-type]
    assert DUDA["texto"] in leido(client.get(f"/reportar/{reporte.folio}/"))
    client.force_login(fabrica.ciudadana())
    assert DUDA["texto"] not in leido(client.get(f"/reportar/{reporte.folio}/"))


def test_a_flood_is_stopped_and_what_was_typed_stays(client: Client) -> None:
    with reloj.detenido(reloj.ahora()):
        assert [enviar(client).status_code for _ in range(5)] == [302] * 5
        sexto = enviar(client)
    assert sexto.status_code == 429
    assert DUDA["texto"] in leido(sexto)
    assert Reporte.objects.count() == 5


def test_the_footer_carries_the_page_one_comes_from(client: Client) -> None:
    pie = hoja(client.get("/tramites/"))
    assert pie.xpath("//a[@class='pie__reportar']/@href") == ["/reportar/?pagina=/tramites/"]


def test_a_folio_typed_leads_to_its_page(client: Client) -> None:
    respuesta = client.get("/reportar/", {"seguir": " rep-2026-000001 "})
    assert respuesta["Location"] == "/reportar/REP-2026-000001/"


@pytest.mark.parametrize("seguir", ["%00", "../../oficina", "a b/c", "é" * 100])
def test_an_odd_folio_is_still_a_page(client: Client, seguir: str) -> None:
    assert client.get(f"/reportar/?seguir={seguir}", follow=True).status_code == 200
    assert client.get("/reportar/%00/").status_code == 404


def test_a_null_in_a_report_is_kept_as_the_sign_of_what_cannot_be_read(client: Client) -> None:
    assert enviar(client, texto="con un nulo \x00 en medio").status_code == 302
    assert Reporte.objects.get().texto == "con un nulo \ufffd en medio"
