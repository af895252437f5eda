"""A message leaves as soon as what it tells of is committed, and never before."""

from collections.abc import Callable
from typing import Any

import pytest

from experta.avisos.models import Mensaje
from experta.avisos.services import encolar_correo

pytestmark = pytest.mark.django_db


def test_un_codigo_sale_al_confirmar_sin_esperar_al_siguiente_turno(
    al_confirmar: Callable[[], Any],
) -> None:
    with al_confirmar():
        encolar_correo(destino="ana@example.com", asunto="Tu código", cuerpo="Es 123-456")
        assert Mensaje.objects.get().estado == Mensaje.Estado.PENDIENTE
    assert Mensaje.objects.get().estado == Mensaje.Estado.ENVIADO


def test_si_la_cola_no_responde_el_mensaje_espera_su_turno(
    al_confirmar: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def caida() -> None:
        raise RuntimeError("la cola no responde")

    monkeypatch.setattr("experta.tramitacion.cola.encolar_envio", caida)
    with al_confirmar():
        encolar_correo(destino="ana@example.com", asunto="Tu código", cuerpo="Es 123-456")
    assert Mensaje.objects.get().estado == Mensaje.Estado.PENDIENTE
