"""Following a case as a citizen: what the pages say, and to whom they say nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from experta.avisos.models import Aviso
from experta.comun import reloj
from experta.cuentas.models import Mandato, Persona, Rol
from experta.documentos.models import Documento
from experta.expedientes.models import Expediente
from experta.portal.tests.lectura import hoja, leido
from experta.portal.tests.solicitudes import entrar
from experta.tramitacion.actos.recibir_notificacion import recibir_notificacion
from tests import fabrica

pytestmark = pytest.mark.django_db
RUTAS = ("expediente", "plazo", "desistir", "corregir", "pagar", "renovar_orden", "pago_retorno")


def _url(nombre: str, expediente: Expediente, *mas: object) -> str:
    return reverse(f"portal:{nombre}", args=[expediente.pk, *mas])


def _resolucion(expediente: Expediente) -> Documento:
    return expediente.documentos.get(clase="resolucion")


@pytest.mark.parametrize("ruta", RUTAS)
def test_a_foreign_case_and_one_that_never_was_look_the_same(navegador: Client, ruta: str) -> None:
    ajeno = fabrica.ingresado()
    inexistente = reverse(f"portal:{ruta}", args=["00000000-0000-4000-8000-000000000000"])
    respuestas = [navegador.get(_url(ruta, ajeno)), navegador.get(inexistente)]
    assert [respuesta.status_code for respuesta in respuestas] == [404, 404]
    assert len({len(respuesta.content) for respuesta in respuestas}) == 1
    assert navegador.post(_url(ruta, ajeno)).status_code in (404, 405)


@pytest.mark.parametrize("ruta", RUTAS)
def test_whoever_has_not_logged_in_is_asked_to(client: Client, ruta: str) -> None:
    respuesta = client.get(_url(ruta, fabrica.ingresado()))
    assert respuesta.status_code == 302
    assert "next=" in respuesta["Location"]


def test_a_forecast_is_calculated_only_while_the_authority_is_in_time_with_the_case(
    navegador: Client, ana: Persona
) -> None:
    caso = fabrica.ingresado(persona=ana)
    assert "Cuándo podría estar" in navegador.get(_url("expediente", caso)).content.decode()
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        tarde = entrar(ana).get(_url("expediente", caso)).content.decode()
    por_pagar = fabrica.por_pagar(persona=ana)
    pausada = navegador.get(_url("expediente", por_pagar)).content.decode()
    assert "Cuándo podría estar" not in tarde + pausada
    assert "sigue el día hábil siguiente a tu pago" in pausada


def test_an_official_follows_no_case_of_others_by_this_door() -> None:
    expediente = fabrica.ingresado()
    for rol in (Rol.REVISOR, Rol.OIC, Rol.VENTANILLA):
        navegador = entrar(fabrica.funcionaria(rol))
        assert navegador.get(_url("expediente", expediente)).status_code == 404


def test_a_representative_follows_until_the_mandate_is_cut(ana: Persona) -> None:
    mandato = fabrica.mandato(ana)
    expediente = fabrica.ingresado(fabrica.SARE, persona=ana, mandato=mandato)
    navegador = entrar(ana)
    assert navegador.get(_url("expediente", expediente)).status_code == 200
    Mandato.objects.filter(pk=mandato.pk).update(revocado_at=expediente.created_at)
    assert navegador.get(_url("expediente", expediente)).status_code == 404


def test_the_page_answers_the_call_before_it_is_made(
    navegador: Client, ana: Persona, reloj_en: Callable[[str], datetime]
) -> None:
    reloj_en("2026-03-12 10:00")
    expediente = fabrica.ingresado(persona=ana)
    texto = leido(navegador.get(_url("expediente", expediente)))
    assert expediente.folio is not None
    for frase in (
        expediente.folio,
        "Secretaría del Ayuntamiento revisa tu solicitud desde el 12 de marzo de 2026",
        "Quién lo tiene",
        "Qué sigue",
        "Acuse de recibo (PDF)",
        "Retirar mi solicitud",
    ):
        assert frase in texto


def test_a_report_carries_the_folio(navegador: Client, ana: Persona) -> None:
    expediente = fabrica.ingresado(persona=ana)
    enlaces = hoja(navegador.get(_url("expediente", expediente))).xpath("//main//a/@href")
    assert any("/reportar/" in enlace and str(expediente.folio) in enlace for enlace in enlaces)


def test_the_page_asks_again_only_while_a_document_is_being_made(
    navegador: Client, ana: Persona
) -> None:
    expediente = fabrica.ingresado(persona=ana)
    pagina = _url("expediente", expediente)
    assert b"hx-get" not in navegador.get(pagina).content
    acuse = expediente.documentos.filter(clave="acuse")
    acuse.update(estado=Documento.Estado.RESERVADO)
    trozo = navegador.get(pagina, headers={"HX-Request": "true"}).content.decode()
    assert f'hx-get="{pagina}?intento=1"' in trozo
    assert "<html" not in trozo
    assert "Actualizar la página" in trozo
    cansado = navegador.get(f"{pagina}?intento=40", headers={"HX-Request": "true"})
    assert b"hx-get" not in cansado.content


def test_a_document_is_downloaded_and_kept_by_nobody(navegador: Client, ana: Persona) -> None:
    expediente = fabrica.ingresado(persona=ana)
    acuse = expediente.documentos.get(clave="acuse")
    respuesta = navegador.get(_url("documento", expediente, acuse.pk))
    assert respuesta.content.startswith(b"%PDF")
    assert respuesta["Content-Disposition"] == f'attachment; filename="{acuse.folio}.pdf"'
    assert "no-store" in respuesta["Cache-Control"]
    ajeno = fabrica.ingresado(persona=ana)
    assert navegador.get(_url("documento", ajeno, acuse.pk)).status_code == 404


def test_a_notified_document_is_not_given_before_its_notification_is_opened(
    navegador: Client, ana: Persona
) -> None:
    expediente = fabrica.concluido(persona=ana)
    documento = _url("documento", expediente, _resolucion(expediente).pk)
    assert navegador.get(documento).status_code == 302
    una = expediente.notificaciones.get()
    recibir_notificacion(persona=ana, notificacion=una)
    assert navegador.get(documento).status_code == 200


def test_a_document_with_a_name_of_the_law_says_what_it_is_once_it_may_be_read(
    navegador: Client, ana: Persona
) -> None:
    pedido = "Lo que te pedimos corregir o completar."
    cerrado = leido(navegador.get(_url("expediente", fabrica.prevenido(persona=ana, leida=False))))
    assert "La prueba de que recibimos tu solicitud" in cerrado
    assert pedido not in cerrado
    assert pedido in leido(navegador.get(_url("expediente", fabrica.prevenido(persona=ana))))


def test_looking_at_a_notification_opens_nothing_and_says_what_opening_means(
    navegador: Client, ana: Persona
) -> None:
    expediente = fabrica.prevenido(persona=ana, leida=False)
    una = expediente.notificaciones.get(asunto="prevencion")
    texto = leido(navegador.get(_url("notificacion", expediente, una.pk)))
    assert "Desde que la abras tienes 5 días hábiles" in texto
    assert "Descargar" not in texto
    una.refresh_from_db()
    assert una.surte_efectos_at is None


def test_opening_a_notification_starts_the_plazo_once(navegador: Client, ana: Persona) -> None:
    expediente = fabrica.prevenido(persona=ana, leida=False)
    una = expediente.notificaciones.get(asunto="prevencion")
    pagina = _url("notificacion", expediente, una.pk)
    for _ in range(2):
        assert navegador.post(pagina).status_code == 302
    texto = leido(navegador.get(pagina))
    assert "Tu último día para responder" in texto
    assert expediente.sucesos.filter(acto="recibir_notificacion").count() == 1


def test_the_paper_notice_is_not_opened_here(navegador: Client, ana: Persona) -> None:
    expediente = fabrica.observado(fabrica.ingresado(persona=ana, acepta_notificacion=False))
    expediente = fabrica.mandar_prevencion(expediente)
    una = expediente.notificaciones.get()
    navegador.post(_url("notificacion", expediente, una.pk))
    una.refresh_from_db()
    assert una.surte_efectos_at is None


def test_the_ledger_is_shown_and_taken_away(navegador: Client, ana: Persona) -> None:
    expediente = fabrica.prevenido(persona=ana)
    plazo = _url("plazo", expediente)
    assert "El plazo se suspende" in leido(navegador.get(plazo))
    hojas = navegador.get(plazo, {"formato": "csv"})
    assert hojas["Content-Disposition"].startswith("attachment")
    assert "no-store" in hojas["Cache-Control"]
    datos = navegador.get(plazo, {"formato": "json"}).json()
    assert datos["folio"] == expediente.folio


def test_withdrawing_is_asked_before_it_is_done(navegador: Client, ana: Persona) -> None:
    expediente = fabrica.ingresado(persona=ana)
    pagina = _url("desistir", expediente)
    assert "no se puede deshacer" in leido(navegador.get(pagina))
    assert fabrica.leer(expediente).abierto
    assert navegador.post(pagina).status_code == 302
    assert fabrica.leer(expediente).estado == "desistido"
    assert navegador.post(pagina).status_code == 409


def test_corrections_need_words_and_lose_none(navegador: Client, ana: Persona) -> None:
    aprobado = fabrica.resuelto(fabrica.ingresado(fabrica.CONSTRUCCION, persona=ana))
    pagina = _url("corregir", fabrica.visitado(aprobado, "medidas"))
    vacia = navegador.post(pagina, {"explicacion": "   "})
    assert vacia.status_code == 422
    assert "#campo-explicacion" in hoja(vacia).xpath("//main//a/@href")
    assert navegador.post(pagina, {"explicacion": "Puse el barandal."}).status_code == 302
    assert navegador.get(pagina).status_code == 302
    otra = navegador.post(pagina, {"explicacion": "Otra vez."})
    assert otra.status_code == 409


def test_the_list_is_grouped_and_empty_ones_have_a_way_out(navegador: Client, ana: Persona) -> None:
    vacia = hoja(navegador.get(reverse("portal:mis_tramites")))
    assert reverse("portal:catalogo") in vacia.xpath("//main//a/@href")
    fabrica.prevenido(persona=ana)
    fabrica.ingresado(persona=ana)
    titulos = [t.strip() for t in _titulos(navegador)]
    assert titulos == ["Te esperan a ti", "En trámite"]


def _titulos(navegador: Client) -> list[str]:
    titulos: list[str] = hoja(navegador.get(reverse("portal:mis_tramites"))).xpath("//h2/text()")
    return titulos


@pytest.mark.parametrize("ruta", ["mis_tramites", "avisos"])
def test_a_list_costs_the_same_for_one_and_for_many(
    navegador: Client, ana: Persona, ruta: str
) -> None:
    fabrica.prevenido(persona=ana)
    direccion = reverse(f"portal:{ruta}")
    navegador.get(direccion)
    with CaptureQueriesContext(connection) as una:
        navegador.get(direccion)
    for _ in range(4):
        fabrica.prevenido(persona=ana)
    with CaptureQueriesContext(connection) as varias:
        navegador.get(direccion)
    assert len(una) == len(varias)


@pytest.mark.parametrize("consulta", ["?de=999", "?de=x", "?pagina=-1", "?pagina=99999999999"])
def test_a_list_with_a_strange_address_is_still_a_list(navegador: Client, consulta: str) -> None:
    assert navegador.get(reverse("portal:mis_tramites") + consulta).status_code == 200
    assert navegador.get(reverse("portal:avisos") + consulta).status_code == 200


def test_messages_are_ones_own_and_marked_by_hand(navegador: Client, ana: Persona) -> None:
    fabrica.ingresado(persona=ana)
    ajeno = fabrica.ingresado()
    texto = leido(navegador.get(reverse("portal:avisos")))
    assert "Nuevo" in texto
    assert str(ajeno.folio) not in texto
    assert Aviso.objects.visible_to(ana).sin_leer().exists()
    navegador.post(reverse("portal:avisos"))
    assert not Aviso.objects.visible_to(ana).sin_leer().exists()
    assert Aviso.objects.sin_leer().exists()
