"""The webhook of the gateways: only what is signed is kept, and it is kept once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from experta.api.views import pagos as vista
from experta.expedientes.models import Expediente
from experta.pagos import services as pagos
from experta.pagos.models import EventoPago, Pago
from experta.tramitacion import cola
from tests import fabrica

pytestmark = [pytest.mark.django_db, pytest.mark.urls("experta.api.urls")]
RUTA = "/api/pagos/demo/eventos/"


@pytest.fixture
def por_pagar() -> Expediente:
    return fabrica.por_pagar(fabrica.SARE)


@pytest.fixture
def pasarela() -> Client:
    return Client(enforce_csrf_checks=True)


def _enviar(pasarela: Client, cuerpo: bytes, cabeceras: dict[str, str], ruta: str = RUTA) -> Any:
    return pasarela.post(ruta, cuerpo, content_type="application/json", headers=cabeceras)


def _firmado(expediente: Expediente) -> tuple[bytes, dict[str, str]]:
    return pagos.evento_de_demostracion(orden=expediente.ordenes.get(), clase="pagado")


def test_a_signed_event_is_kept_answered_and_applied_once(
    pasarela: Client, por_pagar: Expediente
) -> None:
    cuerpo, cabeceras = _firmado(por_pagar)
    for _ in range(3):
        assert _enviar(pasarela, cuerpo, cabeceras).status_code == 200
    assert EventoPago.objects.count() == 1
    assert Pago.objects.count() == 1


def test_what_is_not_signed_is_refused_and_not_kept(
    pasarela: Client, por_pagar: Expediente
) -> None:
    cuerpo, cabeceras = _firmado(por_pagar)
    assert _enviar(pasarela, cuerpo + b" ", cabeceras).status_code == 400
    assert _enviar(pasarela, cuerpo, {}).status_code == 400
    assert not EventoPago.objects.exists()


def test_an_event_too_long_is_refused_unread(pasarela: Client) -> None:
    respuesta = _enviar(pasarela, b"x" * (vista.CUERPO_MAXIMO + 1), {})
    assert respuesta.status_code == 413


def test_an_unknown_gateway_does_not_exist(pasarela: Client, settings: Any) -> None:
    assert _enviar(pasarela, b"{}", {}, "/api/pagos/otra/eventos/").status_code == 404
    settings.DEMO = False
    assert _enviar(pasarela, b"{}", {}).status_code == 404


def test_only_a_post_is_heard(pasarela: Client) -> None:
    assert pasarela.get(RUTA).status_code == 405


def test_the_event_is_safe_before_anybody_is_asked_to_apply_it(
    pasarela: Client, por_pagar: Expediente, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_cola(_evento: EventoPago) -> None:
        assert EventoPago.objects.count() == 1
        raise RuntimeError("la cola no responde")

    monkeypatch.setattr(cola, "encolar_evento", sin_cola)
    pasarela.raise_request_exception = False
    assert _enviar(pasarela, *_firmado(por_pagar)).status_code == 500
    assert EventoPago.objects.get().resultado == EventoPago.Resultado.RECIBIDO


def test_the_route_is_the_one_that_is_published() -> None:
    assert reverse("pago_evento", args=["demo"]) == RUTA
