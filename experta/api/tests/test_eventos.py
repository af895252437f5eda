"""The acts themselves tell the programs, in the order in which things happen."""

from typing import Any

import pytest

from experta.api.tests.programa import Programa
from experta.comun import reloj
from experta.integraciones import entregas, red
from experta.integraciones.models import EventoDeExpediente
from experta.integraciones.tests import fabrica as integracion
from tests import fabrica

pytestmark = pytest.mark.django_db
Clase = EventoDeExpediente.Clase


def clases() -> list[str]:
    """Return the kinds of event that happened, in order."""
    return list(EventoDeExpediente.objects.order_by("pk").values_list("clase", flat=True))


def test_a_case_with_payment_tells_its_whole_way() -> None:
    llave, _ = integracion.llave()
    ingresado = fabrica.ingresado(fabrica.SARE, llave.persona, mandato=llave.mandato)
    caso = fabrica.resuelto(ingresado)
    assert clases() == [Clase.INGRESADO, Clase.DOCUMENTO, Clase.POR_PAGAR]
    fabrica.firmar_todo(fabrica.pagado(caso))
    assert clases()[3:] == [Clase.DOCUMENTO, Clase.DOCUMENTO, Clase.RESUELTO]


def test_a_prevencion_is_told_when_it_is_notified_and_not_before() -> None:
    llave, _ = integracion.llave()
    caso = fabrica.ingresado(fabrica.RESIDENCIA, llave.persona, mandato=llave.mandato)
    observado = fabrica.observado(caso)
    assert Clase.PREVENIDO not in clases()
    fabrica.mandar_prevencion(observado)
    assert clases()[-1] == Clase.PREVENIDO


def test_a_case_of_a_person_tells_nobody() -> None:
    fabrica.ingresado()
    assert clases() == []


def test_a_program_reads_them_in_pages_and_has_them_told_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enviados: list[Any] = []

    def tomar(*envio: Any) -> int:
        enviados.append(envio)
        return 200

    monkeypatch.setattr(red, "entregar", tomar)
    monkeypatch.setattr("experta.api.views.eventos.POR_PAGINA", 1)
    llave, texto = integracion.llave()
    integracion.suscripcion(llave.mandato)
    fabrica.ingresado(fabrica.RESIDENCIA, llave.persona, mandato=llave.mandato)
    programa = Programa(texto, llave)
    primera = programa.leer("eventos").json()
    segunda = programa.leer(f"eventos?desde={primera['siguiente']}").json()
    assert [primera["eventos"][0]["clase"], segunda["eventos"][0]["clase"]] == clases()
    assert segunda["siguiente"] is None
    entregas.enviar_pendientes(10)
    enviados.clear()
    desde = segunda["eventos"][0]["id"]
    respuesta = programa.mandar("eventos/reenviar", {"desde": desde})
    assert (respuesta.status_code, respuesta.json()) == (202, {"entregas": 1})
    entregas.enviar_pendientes(10)
    assert [cabeceras["Experta-Evento"] for _, _, cabeceras in enviados] == [str(desde)]


def test_who_asks_again_and_again_to_be_told_is_asked_to_wait() -> None:
    llave, texto = integracion.llave()
    programa = Programa(texto, llave)
    with reloj.detenido(reloj.ahora()):  # the count is by the minute
        estados = [programa.mandar("eventos/reenviar", {"desde": 0}).status_code for _ in range(3)]
    assert estados == [202, 202, 429]
