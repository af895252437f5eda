"""Paying from the portal: only a signed event pays; coming back from the bank changes nothing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from experta.comun import reloj
from experta.cuentas.models import Persona
from experta.expedientes.models import Expediente
from experta.pagos.models import EventoPago, OrdenPago, Pago
from experta.portal.tests.lectura import hoja, leido
from experta.portal.views import demostracion
from experta.tramitacion.actos.desistir import desistir
from tests import fabrica

pytestmark = pytest.mark.django_db


@pytest.fixture
def por_pagar(ana: Persona) -> Expediente:
    return fabrica.por_pagar(fabrica.SARE, persona=ana)


@pytest.fixture
def banco(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the demonstration's bank reach the webhook without a server."""

    class Respuesta:
        status = 0

        def __enter__(self) -> "Respuesta":
            return self

        def __exit__(self, *_: object) -> None:
            return None

    def pedir(aviso: Any, timeout: int) -> Respuesta:
        cabeceras: Mapping[str, str] = dict(aviso.header_items())
        respuesta = Respuesta()
        respuesta.status = (
            Client(enforce_csrf_checks=True)
            .post(
                urlsplit(aviso.full_url).path,
                aviso.data,
                content_type="application/json",
                headers=cabeceras,
            )
            .status_code
        )
        return respuesta

    monkeypatch.setattr(demostracion, "urlopen", pedir)


def _url(nombre: str, expediente: Expediente) -> str:
    return reverse(f"portal:{nombre}", args=[expediente.pk])


def test_the_order_shows_articles_total_last_day_and_reference(
    navegador: Client, por_pagar: Expediente
) -> None:
    texto = leido(navegador.get(_url("pagar", por_pagar)))
    for frase in ("$1,702.00", "Ley de Ingresos", por_pagar.ordenes.get().referencia):
        assert frase in texto
    assert "Pagar en caja" in texto


def test_paying_goes_by_the_bank_and_its_signed_event(
    navegador: Client, por_pagar: Expediente, banco: None
) -> None:
    pasarela = navegador.post(_url("pagar", por_pagar))["Location"]
    assert "cobra nada" in leido(navegador.get(pasarela))
    vuelta = navegador.post(pasarela, {"decision": "pagar"})
    assert vuelta["Location"] == _url("pago_retorno", por_pagar)
    assert Pago.objects.get().orden == por_pagar.ordenes.get()
    assert "Recibimos tu pago" in leido(navegador.get(vuelta["Location"]))


def test_a_rejected_charge_leaves_the_order_owed(
    navegador: Client, por_pagar: Expediente, banco: None
) -> None:
    pasarela = navegador.post(_url("pagar", por_pagar))["Location"]
    vuelta = navegador.post(pasarela, {"decision": "rechazar"})["Location"]
    assert "no hizo el cargo" in leido(navegador.get(vuelta))
    assert EventoPago.objects.get().resultado == EventoPago.Resultado.INFORMATIVO
    assert por_pagar.ordenes.get().vigente


def test_coming_back_changes_nothing(navegador: Client, por_pagar: Expediente) -> None:
    retorno = _url("pago_retorno", por_pagar)
    respuesta = navegador.get(retorno, {"resultado": "pagado", "estado": "ok"})
    assert "Estamos confirmando" in leido(respuesta)
    assert navegador.post(retorno).status_code == 405
    assert por_pagar.ordenes.get().estado == OrdenPago.Estado.PENDIENTE
    assert not Pago.objects.exists()


def test_the_way_back_asks_again_until_it_knows(navegador: Client, por_pagar: Expediente) -> None:
    retorno = _url("pago_retorno", por_pagar)
    trozo = navegador.get(retorno, headers={"HX-Request": "true"}).content.decode()
    assert f'hx-get="{retorno}?intento=1"' in trozo
    assert "<html" not in trozo
    fabrica.pagado(por_pagar)
    assert b"hx-get" not in navegador.get(retorno).content


def test_the_way_back_does_not_wait_for_money_of_a_case_that_was_withdrawn(
    navegador: Client, por_pagar: Expediente, banco: None
) -> None:
    pasarela = navegador.post(_url("pagar", por_pagar))["Location"]
    desistir(persona=por_pagar.creado_por, expediente=por_pagar)
    retorno = _url("pago_retorno", por_pagar)
    antes = navegador.get(retorno)
    assert "No hay ningún pago por confirmar" in leido(antes)
    assert b"hx-get" not in antes.content
    assert navegador.post(pasarela, {"decision": "pagar"})["Location"] == retorno
    for pagina in (navegador.get(retorno), navegador.get(_url("pagar", por_pagar))):
        assert "que no se aplicó" in leido(pagina)
        assert "Tesorería lo tiene" in leido(pagina)
        assert b"hx-get" not in pagina.content


def test_who_paid_twice_reads_of_both_payments(
    navegador: Client, por_pagar: Expediente, banco: None
) -> None:
    pasarela = navegador.post(_url("pagar", por_pagar))["Location"]
    fabrica.pagado(por_pagar)
    texto = leido(navegador.get(navegador.post(pasarela, {"decision": "pagar"})["Location"]))
    assert "La orden ya estaba pagada." in texto
    assert "Recibimos tu pago" in texto


def test_an_order_already_paid_is_not_paid_again(navegador: Client, por_pagar: Expediente) -> None:
    fabrica.pagado(por_pagar)
    respuesta = navegador.post(_url("pagar", por_pagar))
    assert respuesta.status_code == 409
    assert "No pagues otra vez" in leido(respuesta)
    assert "recibo" in leido(navegador.get(_url("pagar", por_pagar))).lower()


def test_a_gateway_that_is_down_leaves_the_counter(
    navegador: Client, por_pagar: Expediente, settings: Any
) -> None:
    settings.PAGO_PROVEEDOR = "falla"
    respuesta = navegador.post(_url("pagar", por_pagar))
    assert respuesta.status_code == 503
    assert "La pasarela no responde" in leido(respuesta)
    assert "Pagar en caja" in leido(respuesta)


def test_an_expired_order_is_asked_again(navegador: Client, por_pagar: Expediente) -> None:
    with reloj.detenido(reloj.ahora() + timedelta(days=60)):
        navegador.force_login(por_pagar.creado_por)
        pagina = navegador.get(_url("pagar", por_pagar))
        assert _url("renovar_orden", por_pagar) in hoja(pagina).xpath("//form/@action")
        assert navegador.post(_url("renovar_orden", por_pagar)).status_code == 302
        assert "Puedes pagar hasta el" in leido(navegador.get(_url("pagar", por_pagar)))
        assert navegador.post(_url("renovar_orden", por_pagar)).status_code == 409


def test_the_demonstrations_bank_exists_only_there(
    client: Client, por_pagar: Expediente, settings: Any
) -> None:
    pasarela = reverse("portal:pasarela_demostracion", args=[por_pagar.ordenes.get().referencia])
    assert client.get(pasarela).status_code == 200
    settings.DEMO = False
    assert client.get(pasarela).status_code == 404
    settings.DEMO = True
    settings.PAGO_PROVEEDOR = "otra"
    assert client.get(pasarela).status_code == 404


def test_the_bank_sends_nobody_to_another_site(client: Client, por_pagar: Expediente) -> None:
    pasarela = reverse("portal:pasarela_demostracion", args=[por_pagar.ordenes.get().referencia])
    for malo in ("https://malo.example/", "//malo.example", "javascript:alert(1)"):
        enlaces = hoja(client.get(pasarela, {"retorno": malo})).xpath("//a/@href")
        assert not any("malo" in enlace or "javascript" in enlace for enlace in enlaces)


def test_a_bank_that_cannot_tell_us_says_so(
    client: Client, por_pagar: Expediente, monkeypatch: pytest.MonkeyPatch
) -> None:
    def caida(*_: object, **__: object) -> None:
        raise URLError("sin red")

    monkeypatch.setattr(demostracion, "urlopen", caida)
    pasarela = reverse("portal:pasarela_demostracion", args=[por_pagar.ordenes.get().referencia])
    assert client.post(pasarela, {"decision": "pagar"}).status_code == 502
    assert not EventoPago.objects.exists()
